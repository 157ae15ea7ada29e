@NullMarked
package dev.throng.runner.users;

import org.jspecify.annotations.NullMarked;
