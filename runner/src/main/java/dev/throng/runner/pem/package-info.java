/** Certificates and keys that people give as PEM files. */
@NullMarked
package dev.throng.runner.pem;

import org.jspecify.annotations.NullMarked;
