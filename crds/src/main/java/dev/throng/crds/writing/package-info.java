/** Manifests as YAML that people read: fields in the order of the reference, with comments. */
@NullMarked
package dev.throng.crds.writing;

import org.jspecify.annotations.NullMarked;
