package dev.throng.runner.cli;

import dev.throng.runner.protocol.ToWorker;
import dev.throng.runner.protocol.WorkerPort;

/**
 * Tells who watches a worker's terminal what its master says.
 *
 * @param worker carries it out
 */
record WorkerNews(WorkerPort worker) implements WorkerPort {
  @Override
  public void tell(ToWorker message) {
    switch (message) {
      case ToWorker.Prepare _ -> say("the master is there; getting ready");
      case ToWorker.Start _ -> say("the load begins");
      case ToWorker.Stop _ -> say("the load ends");
      case ToWorker.ChangeUsers _,
          ToWorker.ReleaseUsers _,
          ToWorker.ShareArrivals _,
          ToWorker.ShareConnections _ -> {}
    }
    worker.tell(message);
  }

  private static void say(String news) {
    System.err.println("throng: " + news);
  }
}
