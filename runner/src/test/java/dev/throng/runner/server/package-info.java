@NullMarked
package dev.throng.runner.server;

import org.jspecify.annotations.NullMarked;
