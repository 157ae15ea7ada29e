@NullMarked
package dev.throng.crds.steps;

import org.jspecify.annotations.NullMarked;
