/** Locust's four CSV files, to the letter. Scripts written for Locust read them unchanged. */
@NullMarked
package dev.throng.runner.outputs.csv;

import org.jspecify.annotations.NullMarked;
