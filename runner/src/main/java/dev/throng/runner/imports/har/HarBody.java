package dev.throng.runner.imports.har;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Bodies as recordings hold them: as text, in Base64, or as parameters. */
final class HarBody {
  private HarBody() {}

  /** Empty if there is none, or if it is not text. */
  static String text(JsonNode post) {
    String text = post.path("text").asText();
    if (!text.isEmpty()) {
      boolean base64 =
          post.path("encoding").asText().equals("base64")
              || post.path("_encoding").asText().equals("base64");
      return base64 ? decoded(text) : text;
    }
    return StreamSupport.stream(post.path("params").spliterator(), false)
        .map(param -> encode(param.path("name")) + "=" + encode(param.path("value")))
        .collect(Collectors.joining("&"));
  }

  /** Firefox and Safari leave names and values of parameters encoded or not; both are taken. */
  private static String encode(JsonNode text) {
    String value = text.asText();
    return value.matches("[A-Za-z0-9._~+*-]*|.*%[0-9A-Fa-f]{2}.*")
        ? value
        : URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  static String type(JsonNode post, List<Map.Entry<String, String>> headers) {
    String header = HarEntry.first(headers, "content-type");
    return header.isEmpty() ? post.path("mimeType").asText() : header;
  }

  /** The text of an answer; empty if it is none, or too long to be looked through. */
  static String answer(JsonNode content, int maxCharacters) {
    String text = content.path("text").asText();
    if (text.length() > maxCharacters) {
      return "";
    }
    return content.path("encoding").asText().equals("base64") ? decoded(text) : text;
  }

  private static String decoded(String base64) {
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(base64);
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (IllegalArgumentException | CharacterCodingException e) {
      return "";
    }
  }
}
