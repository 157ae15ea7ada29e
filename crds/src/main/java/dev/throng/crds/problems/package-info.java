/**
 * What is wrong with a manifest, and where. Every error of reading and of the rules is a {@link
 * dev.throng.crds.problems.Problem}, so that the command line and the operator say the same words.
 */
@NullMarked
package dev.throng.crds.problems;

import org.jspecify.annotations.NullMarked;
