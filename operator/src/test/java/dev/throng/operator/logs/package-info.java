@NullMarked
package dev.throng.operator.logs;

import org.jspecify.annotations.NullMarked;
