package dev.throng.crds.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.generator.annotation.Default;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The schemas' defaults are those that the constructors give. */
class DefaultsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Stream<Class<?>> records() {
    return Stream.of(
        Abort.class,
        Arrivals.class,
        DataFeed.class,
        Http.class,
        Load.class,
        Report.class,
        Retention.class,
        RunPolicy.class,
        Task.class,
        Timeouts.class,
        Tls.class,
        UserClass.class,
        Validity.class,
        Workers.class);
  }

  @ParameterizedTest
  @MethodSource("records")
  void a_field_left_out_has_the_default_that_schemas_promise(Class<?> type) throws Exception {
    Object empty = JSON.readValue("{}", type);

    for (RecordComponent component : type.getRecordComponents()) {
      Default promised = component.getAccessor().getAnnotation(Default.class);
      if (promised != null) {
        Object value = component.getAccessor().invoke(empty);
        assertThat(JSON.valueToTree(value).asText()).isEqualTo(promised.value());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("records")
  void only_scalars_have_defaults_of_their_own(Class<?> type) {
    assertThat(Arrays.stream(type.getRecordComponents()))
        .filteredOn(component -> component.getAccessor().isAnnotationPresent(Default.class))
        .noneMatch(component -> component.getGenericType() != component.getType());
  }
}
