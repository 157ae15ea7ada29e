@NullMarked
package dev.throng.runner.load;

import org.jspecify.annotations.NullMarked;
