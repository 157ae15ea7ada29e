/** What hooks send, when, and how: the same on a machine and on a cluster. */
@NullMarked
package dev.throng.crds.hooks;

import org.jspecify.annotations.NullMarked;
