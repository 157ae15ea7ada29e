/** Users that carry out the programs of a manifest. */
@NullMarked
package dev.throng.runner.script;

import org.jspecify.annotations.NullMarked;
