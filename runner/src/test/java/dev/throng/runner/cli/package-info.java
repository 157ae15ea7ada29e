@NullMarked
package dev.throng.runner.cli;

import org.jspecify.annotations.NullMarked;
