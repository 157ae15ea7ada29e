/** HTTP archives, as browsers and proxies record them. */
@NullMarked
package dev.throng.runner.imports.har;

import org.jspecify.annotations.NullMarked;
