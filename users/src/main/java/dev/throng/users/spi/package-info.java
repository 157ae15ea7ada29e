/** What runs users. User code needs nothing of it, and it may change with each version. */
@NullMarked
package dev.throng.users.spi;

import org.jspecify.annotations.NullMarked;
