package dev.throng.shop.limits;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A table of review texts without an index: a search reads every row, and rows only ever come in.
 * What took a millisecond on the first day takes a second a year later, for this one endpoint.
 *
 * <p>One thread at a time adds; any number may count meanwhile, and see the rows added before they
 * began.
 */
public final class GrowingTable {
  private static final int PAGE_ROWS = 1024;

  /** Rows beyond it push nothing out, they are not stored: 400 MB of texts of 100 bytes. */
  private static final int MAX_ROWS = 4_000_000;

  private volatile byte[][][] pages = new byte[1][][];
  private volatile int rows;

  /** Adds a row; nothing happens once the table is full. */
  public synchronized void add(String text) {
    int row = rows;
    if (row == MAX_ROWS) {
      return;
    }
    int page = row / PAGE_ROWS;
    if (page == pages.length) {
      pages = Arrays.copyOf(pages, 2 * page);
    }
    if (row % PAGE_ROWS == 0) {
      pages[page] = new byte[PAGE_ROWS][];
    }
    pages[page][row % PAGE_ROWS] = text.getBytes(StandardCharsets.ISO_8859_1);
    rows = row + 1;
  }

  public int rows() {
    return rows;
  }

  /** How many rows contain the word, whatever its case; reads all of them. */
  public int count(String word) {
    byte[] wanted = word.getBytes(StandardCharsets.ISO_8859_1);
    for (int i = 0; i < wanted.length; i++) {
      wanted[i] = lowerCase(wanted[i]);
    }
    int end = rows;
    byte[][][] scanned = pages;
    int found = 0;
    for (int row = 0; row < end; row++) {
      found += contains(scanned[row / PAGE_ROWS][row % PAGE_ROWS], wanted) ? 1 : 0;
    }
    return found;
  }

  private static boolean contains(byte[] text, byte[] wanted) {
    for (int start = 0; start <= text.length - wanted.length; start++) {
      int i = 0;
      while (i < wanted.length && lowerCase(text[start + i]) == wanted[i]) {
        i++;
      }
      if (i == wanted.length) {
        return true;
      }
    }
    return false;
  }

  private static byte lowerCase(byte letter) {
    return letter >= 'A' && letter <= 'Z' ? (byte) (letter + 32) : letter;
  }

  /**
   * How fast the table grows by itself from the first search on, beside the review that each order
   * brings.
   *
   * @param rowsPerSecond from 0
   */
  public record Settings(int rowsPerSecond) {
    public Settings {
      if (rowsPerSecond < 0) {
        throw new IllegalArgumentException(
            "rows a second must be at least 0, not " + rowsPerSecond);
      }
    }
  }
}
