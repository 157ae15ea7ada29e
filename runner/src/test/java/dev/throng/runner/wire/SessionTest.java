package dev.throng.runner.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SessionTest {
  private enum Event {
    SEND,
    DELIVER_ONE,
    SIGNAL,
    BREAK
  }

  @Property
  void howeverConnectionsBreakEveryMessageArrivesOnceAndInOrder(
      @ForAll @Size(max = 60) List<Event> events) {
    Session<Integer, Integer> sender = new Session<>();
    Session<Integer, Integer> receiver = new Session<>();
    List<Frame<Integer>> wire = new ArrayList<>();
    List<Integer> arrived = new ArrayList<>();
    sender.connect(wire::add, 0);
    int sent = 0;
    for (Event event : events) {
      switch (event) {
        case SEND -> sender.send(++sent);
        case DELIVER_ONE -> {
          if (!wire.isEmpty()) {
            deliver(receiver, wire.removeFirst(), arrived);
          }
        }
        case SIGNAL -> sender.receive(new Frame<>(0, receiver.received(), null));
        case BREAK -> {
          sender.disconnect();
          wire.clear();
          sender.connect(wire::add, receiver.received());
        }
      }
    }
    wire.forEach(frame -> deliver(receiver, frame, arrived));

    assertThat(arrived).hasSize(sent).isSorted().doesNotHaveDuplicates();
    sender.receive(new Frame<>(0, receiver.received(), null));
    assertThat(sender.isDelivered()).isTrue();
  }

  private static void deliver(
      Session<Integer, Integer> receiver, Frame<Integer> frame, List<Integer> arrived) {
    Integer message = receiver.receive(frame);
    if (message != null) {
      arrived.add(message);
    }
  }

  @Test
  void whatWasDiscardedIsNotSentOnTheNextConnection() {
    Session<String, String> session = new Session<>();
    session.send("old");
    session.discardUnsent();
    session.send("new");

    List<Frame<String>> wire = new ArrayList<>();
    session.connect(wire::add, 0);

    assertThat(wire).extracting(Frame::message).containsExactly(null, "new");
  }
}
