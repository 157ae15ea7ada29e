/**
 * What is to be done about a LoadTest: pure functions from what is declared and what is seen to a
 * {@link dev.throng.operator.plan.Plan}. One class per phase; nothing here talks to anyone.
 */
@NullMarked
package dev.throng.operator.plan;

import org.jspecify.annotations.NullMarked;
