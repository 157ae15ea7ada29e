/** What holds for single fields wherever they stand: names, headers, URLs, choices. */
@NullMarked
package dev.throng.crds.fields;

import org.jspecify.annotations.NullMarked;
