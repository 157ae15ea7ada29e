/**
 * Everything that a run leaves behind for people and programs, made from its view. This package
 * opens the outputs that were asked for and keeps one that fails from hurting the run or the
 * others.
 */
@NullMarked
package dev.throng.runner.outputs;

import org.jspecify.annotations.NullMarked;
