/**
 * What the master of a run answers over HTTP, and writes when it ends. The operator reads nothing
 * else of a master.
 */
@NullMarked
package dev.throng.crds.run;

import org.jspecify.annotations.NullMarked;
