/**
 * The verdict as JUnit XML, for build servers. Each threshold is a testcase, and so is the verdict.
 */
@NullMarked
package dev.throng.runner.outputs.junit;

import org.jspecify.annotations.NullMarked;
