/**
 * The report as one self-contained HTML file. Page and data are apart: the page draws a result
 * document, whoever brings it.
 */
@NullMarked
package dev.throng.runner.outputs.html;

import org.jspecify.annotations.NullMarked;
