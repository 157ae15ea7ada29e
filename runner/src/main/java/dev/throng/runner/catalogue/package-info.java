/**
 * What a run counts, and under which number: the same in all of its processes for what the manifest
 * names, and growing for what users name while they run.
 */
@NullMarked
package dev.throng.runner.catalogue;

import org.jspecify.annotations.NullMarked;
