/**
 * The search for the highest load that the target bears: which load is tried next, and what the
 * steps say in all. Pure: the rule stands in {@code docs/capacity.md}.
 */
@NullMarked
package dev.throng.runner.search;

import org.jspecify.annotations.NullMarked;
