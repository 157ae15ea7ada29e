@NullMarked
package dev.throng.runner.dispatch;

import org.jspecify.annotations.NullMarked;
