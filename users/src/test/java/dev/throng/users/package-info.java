@NullMarked
package dev.throng.users;

import org.jspecify.annotations.NullMarked;
