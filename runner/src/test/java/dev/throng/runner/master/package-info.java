@NullMarked
package dev.throng.runner.master;

import org.jspecify.annotations.NullMarked;
