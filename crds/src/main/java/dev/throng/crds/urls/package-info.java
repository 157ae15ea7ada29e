/** URLs, read in one way wherever they come from: a manifest, an expression, or an answer. */
@NullMarked
package dev.throng.crds.urls;

import org.jspecify.annotations.NullMarked;
