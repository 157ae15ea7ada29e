@NullMarked
package dev.throng.runner.imports;

import org.jspecify.annotations.NullMarked;
