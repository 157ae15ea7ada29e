/** Tests of the objects of a run. */
@NullMarked
package dev.throng.operator.resources;

import org.jspecify.annotations.NullMarked;
