/**
 * What Throng answers: the {@code status} of a LoadTest, and the same records in the master's API.
 */
@NullMarked
package dev.throng.crds.status;

import org.jspecify.annotations.NullMarked;
