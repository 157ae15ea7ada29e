/**
 * Runs of the same test held against each other: what became worse, by how much and how sure that
 * is; a pure function of their histories. How it is decided stands in {@code docs/compare.md}.
 */
@NullMarked
package dev.throng.runner.comparison;

import org.jspecify.annotations.NullMarked;
