/** Tests of the operator as a whole. */
@NullMarked
package dev.throng.operator;

import org.jspecify.annotations.NullMarked;
