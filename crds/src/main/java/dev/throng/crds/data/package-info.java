/**
 * The rows that data feeds hand out. Reads them from CSV and JSON, wherever their text came from.
 */
@NullMarked
package dev.throng.crds.data;

import org.jspecify.annotations.NullMarked;
