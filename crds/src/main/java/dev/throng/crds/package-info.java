/**
 * The LoadTest as Kubernetes knows it. The only package that needs Fabric8's client; the runner
 * never loads it.
 */
@NullMarked
package dev.throng.crds;

import org.jspecify.annotations.NullMarked;
