@NullMarked
package dev.throng.runner.worker;

import org.jspecify.annotations.NullMarked;
