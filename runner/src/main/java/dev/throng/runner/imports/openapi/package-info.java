/** Descriptions of APIs by OpenAPI 3. */
@NullMarked
package dev.throng.runner.imports.openapi;

import org.jspecify.annotations.NullMarked;
