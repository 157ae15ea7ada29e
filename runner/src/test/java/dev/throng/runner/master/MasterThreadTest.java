package dev.throng.runner.master;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MasterThreadTest {

  @Test
  void isNotSilentAboutAnErrorOfTheJvm() throws InterruptedException {
    BlockingQueue<Throwable> faults = new LinkedBlockingQueue<>();
    Error error = new NoClassDefFoundError("too many open files");
    try (RealTime time = new RealTime()) {
      new MasterThread(time, faults::add)
          .execute(() -> {
            throw error;
          });

      assertThat(faults.poll(10, TimeUnit.SECONDS)).isSameAs(error);
    }
  }
}
