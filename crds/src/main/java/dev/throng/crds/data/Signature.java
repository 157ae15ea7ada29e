package dev.throng.crds.data;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** What a file is that is no UTF-8, by how it begins. */
enum Signature {
  UTF_32_BIG_ENDIAN("0000feff", "UTF-32"),
  UTF_32_LITTLE_ENDIAN("fffe0000", "UTF-32"),
  UTF_16_BIG_ENDIAN("feff", "UTF-16"),
  UTF_16_LITTLE_ENDIAN("fffe", "UTF-16"),
  ZIP("504b0304", "a ZIP file or a spreadsheet"),
  OLD_SPREADSHEET("d0cf11e0", "a spreadsheet of Excel"),
  GZIP("1f8b", "a file packed by gzip");

  private final byte[] start;
  private final String what;

  Signature(String start, String what) {
    this.start = HexFormat.of().parseHex(start);
    this.what = what;
  }

  /** In plain words, or null if it may be UTF-8. */
  static @Nullable String of(byte[] bytes) {
    for (Signature signature : values()) {
      if (signature.begins(bytes)) {
        return signature.what
            + (signature.what.startsWith("UTF")
                ? "; save it as UTF-8"
                : "; save its text as UTF-8");
      }
    }
    return hasZeros(bytes) ? "UTF-16 without a byte order mark; save it as UTF-8" : null;
  }

  private boolean begins(byte[] bytes) {
    for (int i = 0; i < start.length; i++) {
      if (i >= bytes.length || bytes[i] != start[i]) {
        return false;
      }
    }
    return true;
  }

  /** Latin letters in UTF-16 have a zero beside them. */
  private static boolean hasZeros(byte[] bytes) {
    return bytes.length >= 2 && (bytes[0] == 0) != (bytes[1] == 0);
  }
}
