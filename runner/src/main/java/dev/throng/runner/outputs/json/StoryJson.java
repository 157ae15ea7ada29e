package dev.throng.runner.outputs.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.throng.runner.story.Story;

/** The story of the result document, by itself. */
public final class StoryJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private StoryJson() {}

  public static String render(Story story) {
    try {
      return MAPPER.writeValueAsString(StoryDocument.of(story));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("records of numbers and text are always JSON", e);
    }
  }
}
