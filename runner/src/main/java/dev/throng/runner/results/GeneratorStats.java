package dev.throng.runner.results;

import dev.throng.runner.stats.Distribution;

/**
 * What the generator has used and suffered since the start, judged or not.
 *
 * @param eventLoopLag how late event loops ran what was due in the last second, in microseconds
 * @param throttledMicros for how long cgroups held it back, summed over workers
 * @param gcPauseMicros for how long garbage collections stopped it, likewise
 * @param connectionsOpened to the target
 * @param connectionsOpen at the end of the last second
 * @param repeats requests that were sent once more, since the server had closed an idle connection
 *     or refused them
 */
public record GeneratorStats(
    Distribution eventLoopLag,
    long throttledMicros,
    long gcPauseMicros,
    long connectionsOpened,
    int connectionsOpen,
    long repeats) {}
