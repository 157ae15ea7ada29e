@NullMarked
package dev.throng.crds.urls;

import org.jspecify.annotations.NullMarked;
