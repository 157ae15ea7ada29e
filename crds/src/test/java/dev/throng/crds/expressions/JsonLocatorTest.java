package dev.throng.crds.expressions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonLocatorTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      value = {
        "/items/0/id, /items/0/id",
        "$.items[0].id, /items/0/id",
        "$['a b'].c, /a b/c",
        "$['a/b~c'], /a~1b~0c",
        "$[2], /2"
      })
  void a_path_is_the_same_as_its_pointer(String written, String pointer) {
    assertThat(JsonLocator.parse(written)).hasToString(pointer);
  }
}
