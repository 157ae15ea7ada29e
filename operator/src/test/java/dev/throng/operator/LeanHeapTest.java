package dev.throng.operator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LeanHeapTest {
  private static final long IN_USE = 40_000_000;

  private long size = 70_000_000;
  private int collections;
  private final LeanHeap heap =
      new LeanHeap(
          () -> size,
          () -> {
            collections++;
            size = IN_USE;
          });

  @Test
  void what_a_start_leaves_is_collected_once() {
    heap.look();
    heap.look();

    assertThat(collections).isEqualTo(1);
    assertThat(size).isEqualTo(IN_USE);
  }

  @Test
  void a_heap_that_has_grown_by_a_quarter_is_collected() {
    heap.look();

    size = IN_USE * 5 / 4;
    heap.look();
    assertThat(collections).isEqualTo(1);

    size++;
    heap.look();
    assertThat(collections).isEqualTo(2);
  }
}
