/**
 * The verdict: whether the thresholds hold, whether the generator was able to tell, and what the
 * run is evidence of. Takes whole seconds; knows no worker and no clock.
 */
@NullMarked
package dev.throng.runner.judgement;

import org.jspecify.annotations.NullMarked;
