/** Commands of curl. */
@NullMarked
package dev.throng.runner.imports.curl;

import org.jspecify.annotations.NullMarked;
