@NullMarked
package dev.throng.runner.scenario;

import org.jspecify.annotations.NullMarked;
