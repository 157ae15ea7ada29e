/** Users that are written in Java, each on a virtual thread that its event loop carries. */
@NullMarked
package dev.throng.runner.users;

import org.jspecify.annotations.NullMarked;
