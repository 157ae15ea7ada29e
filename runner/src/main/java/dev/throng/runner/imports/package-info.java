/**
 * Manifests out of what people have: a command line, a recording, a description. Pure functions
 * from text to a manifest; nothing is executed, no network is asked, no secret is written.
 */
@NullMarked
package dev.throng.runner.imports;

import org.jspecify.annotations.NullMarked;
