/**
 * The Kubernetes objects of a run, as data: names, labels, pods, Jobs and what stands around them.
 * Pure functions of the LoadTest; the same input gives the same objects.
 */
@NullMarked
package dev.throng.operator.resources;

import org.jspecify.annotations.NullMarked;
