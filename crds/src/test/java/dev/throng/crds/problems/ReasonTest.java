package dev.throng.crds.problems;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReasonTest {
  @ParameterizedTest
  @MethodSource
  void noReasonIsTheNameOfAJavaClass(Throwable failure, String reason) {
    assertThat(Reason.of(failure)).isEqualTo(reason);
  }

  static Stream<Arguments> noReasonIsTheNameOfAJavaClass() {
    return Stream.of(
        Arguments.of(new NoSuchFileException("/a"), "it does not exist"),
        Arguments.of(new AccessDeniedException("/a"), "permission denied"),
        Arguments.of(new FileSystemException("/a", null, "No space left"), "No space left"),
        Arguments.of(new FileSystemException("/a"), "no reason was given"),
        Arguments.of(new MalformedInputException(1), "it is not UTF-8"),
        Arguments.of(new IOException("broken pipe"), "broken pipe"),
        Arguments.of(new IOException("first\nsecond"), "first"),
        Arguments.of(new UncheckedIOException(new NoSuchFileException("/a")), "it does not exist"),
        Arguments.of(new IllegalStateException(), "no reason was given"));
  }
}
