/**
 * The kubectl plug-in, run by a real kubectl against a server that answers as the API server does.
 */
@NullMarked
package dev.throng.plugin;

import org.jspecify.annotations.NullMarked;
