/** Methods of statistics, each by itself and without knowledge of load tests. */
@NullMarked
package dev.throng.runner.story.statistics;

import org.jspecify.annotations.NullMarked;
