/** Unit tests of user classes: {@link dev.throng.users.test.ThrongTest} runs one once. */
@NullMarked
package dev.throng.users.test;

import org.jspecify.annotations.NullMarked;
