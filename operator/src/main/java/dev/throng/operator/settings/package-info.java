/** What the administrator has set. The only place of the operator that reads the environment. */
@NullMarked
package dev.throng.operator.settings;

import org.jspecify.annotations.NullMarked;
