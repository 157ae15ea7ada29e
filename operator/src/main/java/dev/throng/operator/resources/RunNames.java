package dev.throng.operator.resources;

import java.util.HexFormat;
import java.util.OptionalInt;

/**
 * The names of a run's objects: {@code shop-7-3f0c2-master}, {@code shop-7-3f0c2-worker} and so on.
 * They carry a part of the LoadTest's uid, so that a LoadTest that is deleted and applied again
 * never meets the objects of the one before it. They are names that a Service may have (RFC 1035)
 * and that fit into a pod's host name, whatever the LoadTest is called.
 *
 * @param uid of the LoadTest
 */
public record RunNames(String loadTest, String uid, int run) {
  private static final int MAX_STEM = 48;
  private static final int UID_DIGITS = 5;
  private static final String LETTERS_FIRST = "lt-";
  private static final String FURTHER = "-r";

  public String master() {
    return stem() + "-master";
  }

  /** By which the master is reached from any pod of the cluster. */
  public String masterHost(String namespace) {
    return master() + "." + namespace + ".svc";
  }

  public String worker() {
    return stem() + "-worker";
  }

  /**
   * Of a further worker Job.
   *
   * @param number from 1
   */
  public String worker(int number) {
    return worker() + FURTHER + number;
  }

  /**
   * Which of the run's worker Jobs has this name: 0 for the first, from 1 for a further one; empty
   * if none has.
   */
  public OptionalInt workerNumber(String job) {
    if (job.equals(worker())) {
      return OptionalInt.of(0);
    }
    String number =
        job.startsWith(worker() + FURTHER)
            ? job.substring(worker().length() + FURTHER.length())
            : "";
    return number.matches("[1-9]\\d{0,8}")
        ? OptionalInt.of(Integer.parseInt(number))
        : OptionalInt.empty();
  }

  /** Of the Secret with the run's token and its master's certificate. */
  public String token() {
    return stem() + "-token";
  }

  public String manifest() {
    return stem() + "-manifest";
  }

  public String report() {
    return stem() + "-report";
  }

  /** Of the run's NetworkPolicy, and of its PodDisruptionBudget. */
  public String policy() {
    return stem() + "-run";
  }

  private String stem() {
    String hash = HexFormat.of().toHexDigits(uid.hashCode());
    String end = "-" + run + "-" + hash.substring(hash.length() - UID_DIGITS);
    String name = loadTest.replace('.', '-');
    String begin = Character.isDigit(name.charAt(0)) ? LETTERS_FIRST + name : name;
    return begin.substring(0, Math.min(begin.length(), MAX_STEM - end.length())) + end;
  }
}
