/** The small value types of a manifest: durations, percents and rates, each with its unit. */
@NullMarked
package dev.throng.crds.values;

import org.jspecify.annotations.NullMarked;
