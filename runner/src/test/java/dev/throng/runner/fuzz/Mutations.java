package dev.throng.runner.fuzz;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Inputs that are nearly right: seeds with a few places changed. */
public final class Mutations {
  private static final int MAX_EDITS = 6;

  private Mutations() {}

  /** Takes out {@code removed} units at a place and puts something there. */
  private record Edit<T>(double place, int removed, T put) {}

  /**
   * @param tokens what means something in such texts
   */
  public static Arbitrary<String> ofTexts(List<String> seeds, String... tokens) {
    Arbitrary<String> put =
        Arbitraries.oneOf(
            Arbitraries.of(tokens),
            Arbitraries.strings().ofMaxLength(3),
            Arbitraries.of(seeds).map(seed -> seed.substring(seed.length() / 2)));
    return Combinators.combine(Arbitraries.of(seeds), edits(put))
        .as((seed, edits) -> {
          StringBuilder text = new StringBuilder(seed);
          for (Edit<String> edit : edits) {
            int at = (int) (edit.place * text.length());
            text.replace(at, Math.min(text.length(), at + edit.removed), edit.put);
          }
          return text.toString();
        });
  }

  public static Arbitrary<byte[]> ofBytes(List<byte[]> seeds) {
    Arbitrary<byte[]> put =
        Arbitraries.oneOf(
            Arbitraries.bytes().array(byte[].class).ofMaxSize(4),
            Arbitraries.of((byte) 0xff, (byte) 0x7f, (byte) 0x9f, (byte) 0xbf, (byte) 0x1b)
                .array(byte[].class)
                .ofMaxSize(9));
    return Combinators.combine(Arbitraries.of(seeds), edits(put))
        .as((seed, edits) -> {
          byte[] bytes = seed;
          for (Edit<byte[]> edit : edits) {
            bytes = edited(bytes, edit);
          }
          return bytes;
        });
  }

  private static byte[] edited(byte[] bytes, Edit<byte[]> edit) {
    int at = (int) (edit.place * bytes.length);
    int after = Math.min(bytes.length, at + edit.removed);
    byte[] result = new byte[at + edit.put.length + bytes.length - after];
    System.arraycopy(bytes, 0, result, 0, at);
    System.arraycopy(edit.put, 0, result, at, edit.put.length);
    System.arraycopy(bytes, after, result, at + edit.put.length, bytes.length - after);
    return result;
  }

  private static <T> Arbitrary<List<Edit<T>>> edits(Arbitrary<T> put) {
    return Combinators.combine(
            Arbitraries.doubles().between(0, 1), Arbitraries.integers().between(0, 8), put)
        .as(Edit::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(MAX_EDITS);
  }
}
