/**
 * Users that carry out a manifest's programs: what they own, the instructions, transactions, checks
 * and feeds.
 */
@NullMarked
package dev.throng.runner.script;

import org.jspecify.annotations.NullMarked;
