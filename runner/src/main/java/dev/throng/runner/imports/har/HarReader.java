package dev.throng.runner.imports.har;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.throng.runner.imports.ImportException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A recording, read entry by entry, so that a large one needs no more memory than what is kept.
 *
 * @param entries in the order in which they began
 * @param pages titles by id
 */
record HarReader(List<HarEntry> entries, Map<String, String> pages) {
  private static final ObjectMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxStringLength(200_000_000).build())
                  .build())
          .build();

  /**
   * @throws ImportException if it is no recording
   */
  static HarReader read(InputStream source) throws IOException {
    List<HarEntry> entries = new ArrayList<>();
    Map<String, String> pages = new HashMap<>();
    try (JsonParser parser = JSON.createParser(withoutMark(source))) {
      if (!enter(parser, "log")) {
        throw new ImportException("is no recording: it has no log.entries");
      }
      boolean found = false;
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String field = parser.currentName();
        JsonToken value = parser.nextToken();
        if (field.equals("entries") && value == JsonToken.START_ARRAY) {
          found = true;
          while (parser.nextToken() != JsonToken.END_ARRAY) {
            entries.add(HarEntry.of(entries.size(), parser.<JsonNode>readValueAsTree()));
          }
        } else if (field.equals("pages") && value == JsonToken.START_ARRAY) {
          parser
              .<JsonNode>readValueAsTree()
              .forEach(page -> pages.put(page.path("id").asText(), page.path("title").asText()));
        } else {
          parser.skipChildren();
        }
      }
      if (!found) {
        throw new ImportException("is no recording: it has no log.entries");
      }
    } catch (JsonProcessingException e) {
      throw new ImportException("is no recording: it is not valid JSON: " + e.getOriginalMessage());
    }
    entries.sort(Comparator.comparingLong(HarEntry::startMillis).thenComparingInt(HarEntry::index));
    return new HarReader(entries, pages);
  }

  private static boolean enter(JsonParser parser, String field) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      return false;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean isIt = parser.currentName().equals(field);
      if (parser.nextToken() == JsonToken.START_OBJECT && isIt) {
        return true;
      }
      parser.skipChildren();
    }
    return false;
  }

  /** Fiddler begins its files with a byte order mark. */
  private static InputStream withoutMark(InputStream source) throws IOException {
    PushbackInputStream bytes = new PushbackInputStream(source, 3);
    byte[] first = bytes.readNBytes(3);
    boolean mark =
        first.length == 3
            && first[0] == (byte) 0xef
            && first[1] == (byte) 0xbb
            && first[2] == (byte) 0xbf;
    if (!mark) {
      bytes.unread(first);
    }
    return bytes;
  }
}
