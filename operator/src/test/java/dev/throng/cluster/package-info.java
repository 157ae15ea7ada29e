/**
 * Tests on a real Kubernetes node, with the real chart, helm and kubectl. All share one node, and
 * run side by side, each in a namespace of its own.
 */
@NullMarked
package dev.throng.cluster;

import org.jspecify.annotations.NullMarked;
