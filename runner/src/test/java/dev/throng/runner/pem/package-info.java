@NullMarked
package dev.throng.runner.pem;

import org.jspecify.annotations.NullMarked;
