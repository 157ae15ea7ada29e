/**
 * Tests on a real Kubernetes node, with the real chart, helm and kubectl. All share one node, and
 * each class has a namespace and a shop of its own.
 */
@NullMarked
package dev.throng.cluster;

import org.jspecify.annotations.NullMarked;
