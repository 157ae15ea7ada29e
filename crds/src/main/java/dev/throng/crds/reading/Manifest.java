package dev.throng.crds.reading;

import dev.throng.crds.problems.Locations;
import dev.throng.crds.spec.LoadTestSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A valid LoadTest as it was read.
 *
 * @param text the whole file, as given
 * @param locations where each field stands in it
 * @param notes what a reader should know, such as other objects in the file that were passed over
 */
public record Manifest(
    String name,
    @Nullable String namespace,
    LoadTestSpec spec,
    String text,
    Locations locations,
    List<String> notes) {}
