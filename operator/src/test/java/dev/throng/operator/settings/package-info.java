/** Tests of the settings. */
@NullMarked
package dev.throng.operator.settings;

import org.jspecify.annotations.NullMarked;
