/**
 * Tests of the operator on a real Kubernetes node. The operator runs in the test's own process, and
 * reaches pods by no other way than the API server.
 */
@NullMarked
package dev.throng.operator.it;

import org.jspecify.annotations.NullMarked;
