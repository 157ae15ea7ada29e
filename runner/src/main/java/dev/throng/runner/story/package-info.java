/**
 * The story of a run: how its target degrades, with evidence, as a pure function of its history.
 * What each finding means and how it is decided stands in {@code docs/story.md}.
 */
@NullMarked
package dev.throng.runner.story;

import org.jspecify.annotations.NullMarked;
