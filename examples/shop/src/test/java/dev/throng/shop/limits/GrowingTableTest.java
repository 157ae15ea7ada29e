package dev.throng.shop.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GrowingTableTest {
  @Test
  void countsRowsThatContainTheWordInAnyCase() {
    GrowingTable table = new GrowingTable();
    for (int i = 0; i < 5_000; i++) {
      table.add(i % 5 == 0 ? "A fine Oak lamp" : "A fine steel lamp");
    }
    assertThat(table.rows()).isEqualTo(5_000);
    assertThat(table.count("oak LAMP")).isEqualTo(1_000);
    assertThat(table.count("lamp")).isEqualTo(5_000);
    assertThat(table.count("lamps")).isZero();
    assertThat(table.count("a much longer text than any row holds")).isZero();
  }
}
