@NullMarked
package dev.throng.runner.fleet.dispatch;

import org.jspecify.annotations.NullMarked;
