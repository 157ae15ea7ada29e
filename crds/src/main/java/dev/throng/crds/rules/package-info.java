/**
 * What the fields of a manifest must mean together. Pure functions from records to problems, one
 * class for each topic.
 */
@NullMarked
package dev.throng.crds.rules;

import org.jspecify.annotations.NullMarked;
