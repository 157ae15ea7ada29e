/** Chromium without a window, in which tests look at pages as their readers do. */
@NullMarked
package dev.throng.runner.browser;

import org.jspecify.annotations.NullMarked;
