/** Results as Markdown, for comments on pull requests. */
@NullMarked
package dev.throng.runner.outputs.markdown;

import org.jspecify.annotations.NullMarked;
