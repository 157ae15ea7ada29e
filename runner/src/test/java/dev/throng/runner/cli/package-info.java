/** The command line as its users see it. */
@NullMarked
package dev.throng.runner.cli;

import org.jspecify.annotations.NullMarked;
