package dev.throng.runner.wire;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.throng.runner.fuzz.Mutations;
import dev.throng.runner.protocol.ToMaster;
import dev.throng.runner.protocol.ToWorker;
import dev.throng.runner.stats.LatencyHistogram;
import dev.throng.runner.stats.SparseHistogram;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Bytes from the network are a frame or an {@link IOException}; so are those of a histogram. */
class CodecFuzzTest {
  @Property
  void no_bytes_break_the_codec_of_a_worker(@ForAll("toWorker") byte[] bytes) {
    onlyIoExceptions(() -> Codec.toWorker().decode(bytes));
  }

  @Property
  void no_bytes_break_the_codec_of_the_master(@ForAll("toMaster") byte[] bytes) {
    onlyIoExceptions(() -> Codec.toMaster().decode(bytes));
  }

  @Property
  void no_bytes_break_a_histogram(@ForAll("histograms") byte[] bytes) {
    try {
      new LatencyHistogram().add(SparseHistogram.of(bytes));
    } catch (IllegalArgumentException refused) {
      // what is no histogram
    }
  }

  @Provide
  Arbitrary<byte[]> toWorker() throws IOException {
    Codec<ToWorker> codec = Codec.toWorker();
    return Mutations.ofBytes(
        List.of(
            codec.encode(new Frame<>(1, 0, new ToWorker.Start(5))),
            codec.encode(
                new Frame<>(
                    2,
                    1,
                    new ToWorker.ChangeUsers(List.of(new ToWorker.UserChange(7, 3, 1, true))))),
            codec.encode(
                new Frame<>(
                    3,
                    1,
                    CodecTest.prepare(
                        Map.of(
                            "f",
                            List.of(Map.of("a", "x"), Map.of("a", 7.5), Map.of("b", List.of())))))),
            codec.encode(new Frame<>(0, 9, null))));
  }

  @Provide
  Arbitrary<byte[]> toMaster() {
    return Mutations.ofBytes(
        List.of(
            Codec.toMaster()
                .encode(new Frame<>(3, 2, new ToMaster.Counted(CodecTest.snapshot())))));
  }

  @Provide
  Arbitrary<byte[]> histograms() {
    LatencyHistogram times = new LatencyHistogram();
    LongStream.of(0, 1, 900, 40_000, 3_600_000_000L).forEach(times::record);
    return Mutations.ofBytes(List.of(times.toSparse().bytes()));
  }

  private static void onlyIoExceptions(ThrowingCallable decoding) {
    assertThatCode(
            () -> {
              try {
                decoding.call();
              } catch (IOException refused) {
                // what is no frame
              }
            })
        .doesNotThrowAnyException();
  }
}
