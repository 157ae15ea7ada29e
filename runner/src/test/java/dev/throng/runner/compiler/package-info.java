@NullMarked
package dev.throng.runner.compiler;

import org.jspecify.annotations.NullMarked;
