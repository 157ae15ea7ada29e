/**
 * Numbers, durations and names as people read them. The console and the report's words share them,
 * so that a figure looks the same wherever it is shown.
 */
@NullMarked
package dev.throng.runner.outputs.text;

import org.jspecify.annotations.NullMarked;
