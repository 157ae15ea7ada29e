@NullMarked
package dev.throng.runner.imports.openapi;

import org.jspecify.annotations.NullMarked;
