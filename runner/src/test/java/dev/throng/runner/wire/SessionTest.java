package dev.throng.runner.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
      @ForAll @Size(max = 60) List<Event> events) throws GapException {
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
    for (Frame<Integer> frame : wire) {
      deliver(receiver, frame, arrived);
    }

    assertThat(arrived).hasSize(sent).isSorted().doesNotHaveDuplicates();
    sender.receive(new Frame<>(0, receiver.received(), null));
    assertThat(sender.isDelivered()).isTrue();
  }

  private static void deliver(
      Session<Integer, Integer> receiver, Frame<Integer> frame, List<Integer> arrived)
      throws GapException {
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

    assertThat(wire).extracting(Frame::message).containsExactly(null, null, "new");
  }

  @Test
  void whatWasDiscardedIsNotMissedByTheOtherEnd() throws GapException {
    Session<String, String> sender = new Session<>();
    Session<String, String> receiver = new Session<>();
    sender.send("one");
    sender.send("two");
    sender.discardUnsent();
    sender.send("three");
    List<Frame<String>> wire = new ArrayList<>();
    sender.connect(wire::add, 0);

    List<String> arrived = new ArrayList<>();
    for (Frame<String> frame : wire) {
      String message = receiver.receive(frame);
      if (message != null) {
        arrived.add(message);
      }
    }
    assertThat(arrived).containsExactly("three");
  }

  /** A connection that was given up may still deliver what came over the next one. */
  @Test
  void whatComesTwiceIsTakenOnce() throws GapException {
    Session<String, String> receiver = new Session<>();
    Frame<String> frame = new Frame<>(1, 0, "counted");

    assertThat(receiver.receive(frame)).isEqualTo("counted");
    assertThat(receiver.receive(frame)).isNull();
    assertThat(receiver.received()).isEqualTo(1);
  }

  @Test
  void aMessageThatIsMissingIsNeitherSkippedNorAcknowledged() {
    Session<String, String> receiver = new Session<>();

    assertThatThrownBy(() -> receiver.receive(new Frame<>(2, 0, "second")))
        .isInstanceOf(GapException.class)
        .hasMessage("message 2 came after message 0");
    assertThat(receiver.received()).as("so that it is sent again").isZero();
  }
}
