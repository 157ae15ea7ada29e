package dev.throng.runner.outputs.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.throng.crds.story.FindingId;
import dev.throng.runner.story.Story;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The story of the result document, by itself. */
public final class StoryJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private StoryJson() {}

  /**
   * Tells the story of a result document anew.
   *
   * @param ignored findings that are not to be told; null for those that the run was not to tell
   * @throws IllegalArgumentException saying why the text is no such document
   */
  public static Story tell(String text, @Nullable Set<FindingId> ignored) {
    JsonNode document = HistoryJson.document(text);
    return Story.of(HistoryJson.of(document), ignored == null ? ignored(document) : ignored);
  }

  private static Set<FindingId> ignored(JsonNode document) {
    return StreamSupport.stream(document.path("story").path("ignored").spliterator(), false)
        .flatMap(id -> FindingId.of(id.asText()).stream())
        .collect(Collectors.toSet());
  }

  public static String render(Story story) {
    try {
      return MAPPER.writeValueAsString(StoryDocument.of(story));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("records of numbers and text are always JSON", e);
    }
  }
}
