/**
 * A manifest compiled once into what users execute: programs of flat instructions, texts and
 * conditions ready to evaluate, names and checks numbered. Immutable and shared by all event loops.
 */
@NullMarked
package dev.throng.runner.scenario;

import org.jspecify.annotations.NullMarked;
