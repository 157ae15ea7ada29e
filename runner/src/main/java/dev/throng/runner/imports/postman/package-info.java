/** Collections of Postman, versions 2.0 and 2.1 of their format. */
@NullMarked
package dev.throng.runner.imports.postman;

import org.jspecify.annotations.NullMarked;
