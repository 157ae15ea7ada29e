/**
 * Users on event loops: who runs, when, until when, and what is counted. One loop per core, no
 * locks; a loop, its users and its recorder are touched by the loop's thread only. Knows no
 * protocol and no manifest.
 */
@NullMarked
package dev.throng.runner.engine;

import org.jspecify.annotations.NullMarked;
