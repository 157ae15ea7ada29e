package dev.throng.crds.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Utf8Test {
  @Test
  void a_byte_order_mark_is_no_text() {
    assertThat(Utf8.decode("\uFEFFuser\nä".getBytes(StandardCharsets.UTF_8))).isEqualTo("user\nä");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "UTF-16       | UTF-16; save it as UTF-8",
        "UTF-16LE     | UTF-16 without a byte order mark; save it as UTF-8",
        "UTF-16BE     | UTF-16 without a byte order mark; save it as UTF-8",
        "x-UTF-16LE-BOM | UTF-16; save it as UTF-8",
        "X-UTF-32BE-BOM | UTF-32; save it as UTF-8",
        "windows-1252 | Windows-1252 or ISO 8859-1; save it as UTF-8"
      })
  void another_encoding_is_named(String charset, String message) {
    byte[] bytes = "user,plän\n".getBytes(Charset.forName(charset));

    assertThatThrownBy(() -> Utf8.decode(bytes))
        .hasMessage("is not UTF-8: it looks like " + message);
  }

  @Test
  void a_spreadsheet_is_no_table_of_text() {
    assertThatThrownBy(() -> Utf8.decode(new byte[] {'P', 'K', 3, 4, 20}))
        .hasMessage(
            "is not UTF-8: it looks like a ZIP file or a spreadsheet; save its text as UTF-8");
  }

  @Test
  void an_empty_file_is_empty_text() {
    assertThat(Utf8.decode(new byte[0])).isEmpty();
  }
}
