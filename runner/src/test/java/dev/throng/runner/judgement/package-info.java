@NullMarked
package dev.throng.runner.judgement;

import org.jspecify.annotations.NullMarked;
