/** API descriptions of OpenAPI 3.0, 3.1 and 3.2. */
@NullMarked
package dev.throng.runner.imports.openapi;

import org.jspecify.annotations.NullMarked;
