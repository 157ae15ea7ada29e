@NullMarked
package dev.throng.crds.hooks;

import org.jspecify.annotations.NullMarked;
