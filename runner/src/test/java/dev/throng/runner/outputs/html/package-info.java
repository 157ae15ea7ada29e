@NullMarked
package dev.throng.runner.outputs.html;

import org.jspecify.annotations.NullMarked;
