/** Manifests put together to one test, changed by flags, and reduced to what of it runs. */
@NullMarked
package dev.throng.crds.composition;

import org.jspecify.annotations.NullMarked;
