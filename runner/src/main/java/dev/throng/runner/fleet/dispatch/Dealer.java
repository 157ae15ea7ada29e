package dev.throng.runner.fleet.dispatch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;

/**
 * Deals users to workers. At every moment workers differ by at most one user, and by at most one of
 * each class. When workers come or go only those users move that a worker has too many of; a user
 * that runs where it may is left alone.
 */
public final class Dealer {
  private static final int FEWEST_PLACES = 64;

  private final IntUnaryOperator classOf;
  private final int classes;
  private final int mostUsers;
  private final Map<Integer, List<Deque<Integer>>> usersOf = new HashMap<>();
  private final BitSet numbers = new BitSet();
  private int[] workers = {};
  private Layout layout;
  private int users;

  /**
   * @param classOf the class of the k-th user, never depending on how many there will be
   * @param classes how many classes there are
   * @param peakUsers as many as are expected at the peak
   * @param mostUsers beyond how many there is no class to deal
   */
  public Dealer(IntUnaryOperator classOf, int classes, int peakUsers, int mostUsers) {
    this.classOf = classOf;
    this.classes = classes;
    this.mostUsers = mostUsers;
    layout = new Layout(1, Math.min(peakUsers, mostUsers), classOf, classes);
  }

  /** How many users run. */
  public int users() {
    return users;
  }

  /** How many of them one worker has. */
  public int usersOf(int worker) {
    return usersOf.containsKey(worker) ? total(worker) : 0;
  }

  /** To another number of users: the newest leave first. None run without a worker. */
  public List<Move> deal(int newUsers) {
    if (newUsers > layout.places()) {
      return deal(Arrays.stream(workers).sorted().toArray(), newUsers);
    }
    List<Move> moves = new ArrayList<>();
    while (workers.length > 0 && users < newUsers) {
      int userClass = classOf.applyAsInt(users);
      moves.add(start(workers[layout.workerOf(users)], userClass, freeNumber()));
      users++;
    }
    while (users > newUsers) {
      users--;
      moves.add(stop(workers[layout.workerOf(users)], classOf.applyAsInt(users)));
    }
    return moves;
  }

  /**
   * To another set of workers, and another number of users. Users of workers that are no longer in
   * the set need not be stopped: there is no move for them.
   */
  public List<Move> deal(Set<Integer> newWorkers, int newUsers) {
    return deal(new TreeSet<>(newWorkers).stream().mapToInt(Integer::intValue).toArray(), newUsers);
  }

  /**
   * @param newWorkers ascending
   */
  private List<Move> deal(int[] newWorkers, int newUsers) {
    List<Deque<Integer>> homeless = homeless(newWorkers);
    if (newWorkers.length == 0) {
      workers = newWorkers;
      users = 0;
      homeless.forEach(ofClass -> ofClass.forEach(numbers::clear));
      return List.of();
    }
    if (newWorkers.length != workers.length || newUsers > layout.places()) {
      int places =
          newUsers > layout.places()
              ? (int) Math.min(mostUsers, Math.max(FEWEST_PLACES, 2L * newUsers))
              : layout.places();
      layout = new Layout(newWorkers.length, places, classOf, classes);
    }
    int[][] wanted = wanted(newWorkers.length, newUsers);
    workers = matched(newWorkers, wanted);
    users = newUsers;
    List<Move> moves = new ArrayList<>();
    for (int i = 0; i < workers.length; i++) {
      for (int c = 0; c < classes; c++) {
        for (int surplus = running(workers[i], c).size() - wanted[i][c]; surplus > 0; surplus--) {
          Move stop = stop(workers[i], c);
          moves.add(stop);
          numbers.set(stop.user());
          homeless.get(c).addLast(stop.user());
        }
      }
    }
    for (int i = 0; i < workers.length; i++) {
      for (int c = 0; c < classes; c++) {
        while (running(workers[i], c).size() < wanted[i][c]) {
          Integer number = homeless.get(c).pollFirst();
          moves.add(start(workers[i], c, number == null ? freeNumber() : number));
        }
      }
    }
    homeless.forEach(ofClass -> ofClass.forEach(numbers::clear));
    return moves;
  }

  /** The users of workers that are gone, by class. */
  private List<Deque<Integer>> homeless(int[] newWorkers) {
    List<Deque<Integer>> homeless = empty();
    usersOf
        .entrySet()
        .removeIf(entry -> {
          if (Arrays.binarySearch(newWorkers, entry.getKey()) >= 0) {
            return false;
          }
          for (int c = 0; c < classes; c++) {
            homeless.get(c).addAll(entry.getValue().get(c));
          }
          return true;
        });
    return homeless;
  }

  private int[][] wanted(int rows, int newUsers) {
    int[][] wanted = new int[rows][classes];
    for (int place = 0; place < newUsers; place++) {
      wanted[layout.workerOf(place)][classOf.applyAsInt(place)]++;
    }
    return wanted;
  }

  /** Gives each row the worker that comes closest to it, those with the most users first. */
  private int[] matched(int[] newWorkers, int[][] wanted) {
    List<Integer> byUsers = new ArrayList<>(Arrays.stream(newWorkers).boxed().toList());
    byUsers.sort((a, b) -> Integer.compare(total(b), total(a)));
    int[] matched = new int[newWorkers.length];
    boolean[] taken = new boolean[newWorkers.length];
    for (int worker : byUsers) {
      int best = -1;
      int bestKept = -1;
      for (int row = 0; row < wanted.length; row++) {
        int kept = taken[row] ? -1 : kept(worker, wanted[row]);
        if (kept > bestKept) {
          bestKept = kept;
          best = row;
        }
      }
      taken[best] = true;
      matched[best] = worker;
    }
    return matched;
  }

  private int kept(int worker, int[] row) {
    int kept = 0;
    for (int c = 0; c < classes; c++) {
      kept += Math.min(running(worker, c).size(), row[c]);
    }
    return kept;
  }

  private int total(int worker) {
    int total = 0;
    for (int c = 0; c < classes; c++) {
      total += running(worker, c).size();
    }
    return total;
  }

  private Move start(int worker, int userClass, int number) {
    numbers.set(number);
    running(worker, userClass).addLast(number);
    return new Move(worker, number, userClass, true);
  }

  private Move stop(int worker, int userClass) {
    int number = running(worker, userClass).removeLast();
    numbers.clear(number);
    return new Move(worker, number, userClass, false);
  }

  /** The lowest that nobody has. */
  private int freeNumber() {
    return numbers.nextClearBit(0);
  }

  private Deque<Integer> running(int worker, int userClass) {
    return usersOf.computeIfAbsent(worker, _ -> empty()).get(userClass);
  }

  private List<Deque<Integer>> empty() {
    List<Deque<Integer>> empty = new ArrayList<>();
    for (int c = 0; c < classes; c++) {
      empty.add(new ArrayDeque<>());
    }
    return empty;
  }
}
