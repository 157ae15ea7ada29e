/** Compiles Java source of users in memory, in the process that runs them. */
@NullMarked
package dev.throng.runner.compiler;

import org.jspecify.annotations.NullMarked;
