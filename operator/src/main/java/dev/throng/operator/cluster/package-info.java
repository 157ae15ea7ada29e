/**
 * The thin shell around the planner: observes the cluster and the masters, and carries plans out.
 * {@link dev.throng.operator.cluster.Applier} is the only class that changes what runs are made of.
 */
@NullMarked
package dev.throng.operator.cluster;

import org.jspecify.annotations.NullMarked;
