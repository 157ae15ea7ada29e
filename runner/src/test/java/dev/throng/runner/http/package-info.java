@NullMarked
package dev.throng.runner.http;

import org.jspecify.annotations.NullMarked;
