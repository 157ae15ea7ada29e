package dev.throng.runner.imports.har;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What of a recording is kept.
 *
 * @param hosts of the first party, in lower case; found out if empty
 * @param include URLs that are kept, whatever they are of; null for documents and calls
 * @param exclude URLs that are left out
 */
public record HarOptions(List<String> hosts, @Nullable Pattern include, @Nullable Pattern exclude) {
  /** Empty texts say nothing. */
  public static HarOptions of(List<String> hosts, String include, String exclude) {
    return new HarOptions(
        hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList(),
        include.isEmpty() ? null : Pattern.compile(include),
        exclude.isEmpty() ? null : Pattern.compile(exclude));
  }
}
