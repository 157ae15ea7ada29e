package dev.throng.runner.imports.har;

import dev.throng.crds.steps.Method;
import dev.throng.crds.urls.HttpUrl;
import dev.throng.runner.imports.Notes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The exchanges of a recording that a user is to make again. */
record Kept(List<Exchange> entries) {
  /** That one request of a test follows. */
  private static final int MOST_REDIRECTS = 10;

  /**
   * A request with the redirects that a client follows by itself.
   *
   * @param followed in order
   * @param endsAtRedirect whether the recorded client did not follow the last one
   */
  record Exchange(HarEntry entry, List<HarEntry> followed, boolean endsAtRedirect) {
    HarEntry last() {
      return followed.isEmpty() ? entry : followed.getLast();
    }
  }

  static Kept of(List<HarEntry> all, HarOptions options, Notes notes) {
    FirstParty ours = FirstParty.of(options, all);
    Map<String, Integer> left = new LinkedHashMap<>();
    List<HarEntry> candidates = new ArrayList<>();
    for (HarEntry entry : all) {
      String reason = reason(entry, ours, options);
      if (reason == null) {
        candidates.add(entry);
      } else {
        left.merge(reason, 1, Integer::sum);
      }
    }
    left.forEach((reason, count) -> notes.leftOut(count + " " + reason + "."));
    return new Kept(exchanges(candidates, all));
  }

  /** Why an entry is left out; null if it is kept. */
  private static @Nullable String reason(HarEntry entry, FirstParty ours, HarOptions options) {
    if (!entry.isReal()) {
      return "that no server answered: blocked, out of a cache, or no HTTP (websockets, data:)";
    }
    if (Method.of(entry.method()).isEmpty()) {
      return "of other methods than " + Arrays.toString(Method.values());
    }
    if (!ours.has(entry.host())) {
      return "of other hosts; --hosts names those that count";
    }
    if (options.exclude() != null && options.exclude().matcher(entry.url()).find()) {
      return "by --exclude";
    }
    if (options.include() != null) {
      return options.include().matcher(entry.url()).find() ? null : "by --include";
    }
    return Kind.isKept(entry)
        ? null
        : "parts of pages (styles, scripts, images, fonts) and preflights; --include keeps them";
  }

  private static List<Exchange> exchanges(List<HarEntry> candidates, List<HarEntry> all) {
    Set<Integer> followed = new HashSet<>();
    List<Exchange> exchanges = new ArrayList<>();
    for (HarEntry entry : candidates) {
      if (followed.contains(entry.index())) {
        continue;
      }
      List<HarEntry> chain = new ArrayList<>();
      HarEntry last = entry;
      HarEntry next = next(last, all, followed);
      while (next != null) {
        followed.add(next.index());
        chain.add(next);
        last = next;
        next = next(last, all, followed);
      }
      boolean stopped = isRedirect(last);
      if (stopped || chain.size() > MOST_REDIRECTS) {
        // nobody who follows redirects stops there: each is a request of its own
        exchanges.add(new Exchange(entry, List.of(), true));
        chain.forEach(hop -> exchanges.add(new Exchange(hop, List.of(), isRedirect(hop))));
      } else {
        exchanges.add(new Exchange(entry, List.copyOf(chain), false));
      }
    }
    return exchanges;
  }

  private static boolean isRedirect(HarEntry entry) {
    return entry.status() >= 300
        && entry.status() < 400
        && entry.status() != 304
        && !entry.redirect().isEmpty();
  }

  private static @Nullable HarEntry next(
      HarEntry entry, List<HarEntry> all, Set<Integer> followed) {
    if (!isRedirect(entry)) {
      return null;
    }
    String target;
    try {
      target = HttpUrl.parse(entry.url()).resolve(entry.redirect()).toString();
    } catch (IllegalArgumentException e) {
      return null;
    }
    for (int i = all.indexOf(entry) + 1; i < all.size(); i++) {
      HarEntry other = all.get(i);
      if (other.isReal()
          && !followed.contains(other.index())
          && target.equals(normal(other.url()))) {
        return other;
      }
    }
    return null;
  }

  private static String normal(String url) {
    try {
      return HttpUrl.parse(url).toString();
    } catch (IllegalArgumentException e) {
      return url;
    }
  }
}
