/**
 * What a manifest computes: CEL expressions, and text with {@code ${…}} in it. Parses and
 * type-checks them when a manifest is read; the runner evaluates them.
 */
@NullMarked
package dev.throng.crds.expressions;

import org.jspecify.annotations.NullMarked;
