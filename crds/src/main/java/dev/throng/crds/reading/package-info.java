/**
 * From YAML text to a valid {@link dev.throng.crds.reading.Manifest}, or to all that is wrong with
 * it. Knows YAML and the shape of the records in {@link dev.throng.crds.spec}; what their values
 * mean together is the business of {@link dev.throng.crds.rules}.
 */
@NullMarked
package dev.throng.crds.reading;

import org.jspecify.annotations.NullMarked;
