package dev.throng.crds.hooks;

import dev.throng.crds.expressions.Template;
import dev.throng.crds.spec.Hook;
import dev.throng.crds.urls.HttpUrl;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A hook with its secrets filled in. Its text must not be shown.
 *
 * @param host as messages may show it
 */
public record HookRequest(URI url, String host, Map<String, String> headers) {
  private static final Pattern ALONE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

  public HookRequest {
    headers = Map.copyOf(headers);
  }

  /**
   * @param secrets from a secret's name to its value
   * @throws IllegalArgumentException if a secret can't stand where the hook has it; without the
   *     secret
   */
  public static HookRequest of(
      Hook hook, Map<String, String> variables, Function<String, String> secrets) {
    HttpUrl url = HttpUrl.parse(filled(hook.post(), variables, secrets));
    Map<String, String> headers = new LinkedHashMap<>();
    hook.headers()
        .forEach((name, source) -> {
          String value = filled(source, variables, secrets);
          if (value.chars().anyMatch(c -> c != '\t' && (c < ' ' || c > '~'))) {
            throw new IllegalArgumentException(
                "the header "
                    + name
                    + " holds a secret with a line break, or with what no header can hold");
          }
          headers.put(name, value);
        });
    return new HookRequest(uri(url), url.uriHost(), headers);
  }

  /** A browser sends some characters as they are that {@link URI} has encoded only. */
  private static URI uri(HttpUrl url) {
    String text =
        ALONE
            .matcher(url.path() + url.query())
            .replaceAll("%25")
            .replace("[", "%5B")
            .replace("]", "%5D");
    String server = (url.tls() ? "https://" : "http://") + url.uriHost() + ":" + url.port();
    URI uri = URI.create(server + text);
    if (uri.getHost() == null) {
      throw new IllegalArgumentException("the host " + url.host() + " can't be posted to");
    }
    return uri;
  }

  /** Names of the secrets that a hook needs. */
  public static Set<String> secrets(Hook hook) {
    Set<String> names = new LinkedHashSet<>();
    Stream.concat(Stream.of(hook.post()), hook.headers().values().stream())
        .flatMap(source -> Template.parse(source).parts().stream())
        .forEach(part -> {
          if (part instanceof Template.Part.Reference(List<String> path) && isSecret(path)) {
            names.add(path.get(1));
          }
        });
    return names;
  }

  private static String filled(
      String source, Map<String, String> variables, Function<String, String> secrets) {
    StringBuilder text = new StringBuilder();
    for (Template.Part part : Template.parse(source).parts()) {
      switch (part) {
        case Template.Part.Text(String fixed) -> text.append(fixed);
        case Template.Part.Reference(List<String> path) ->
            text.append(
                isSecret(path) ? secrets.apply(path.get(1)) : variables.get(path.getFirst()));
        case Template.Part.Expression(String expression) ->
            throw new IllegalArgumentException("a hook computes nothing: " + expression);
      }
    }
    return text.toString();
  }

  private static boolean isSecret(List<String> path) {
    return path.size() == 2 && path.getFirst().equals("secrets");
  }
}
