/**
 * The grammar of {@code thresholds[].expect}, and what it means for figures. Pure: the runner hands
 * in what it measured, and gets back whether the expectation holds, in its own words.
 */
@NullMarked
package dev.throng.crds.thresholds;

import org.jspecify.annotations.NullMarked;
