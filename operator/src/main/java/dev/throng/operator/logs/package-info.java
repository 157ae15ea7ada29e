/** What the operator logs: one line each, as text or JSON. */
@NullMarked
package dev.throng.operator.logs;

import org.jspecify.annotations.NullMarked;
