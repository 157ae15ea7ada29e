/**
 * The result of a run as one documented, versioned JSON document. The HTML page is drawn from the
 * same document.
 */
@NullMarked
package dev.throng.runner.outputs.json;

import org.jspecify.annotations.NullMarked;
