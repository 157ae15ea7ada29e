package dev.throng.crds.spec;

import dev.throng.crds.values.GoDuration;
import dev.throng.crds.values.Rate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A load while it is changed, field by field; fields are those of {@link Load}. */
public final class LoadDraft {
  private @Nullable Integer users;
  private @Nullable Rate spawnRate;
  private @Nullable GoDuration duration;
  private List<Stage> stages;
  private List<Arrivals> arrivals;
  private @Nullable Search search;
  private GoDuration warmup;
  private GoDuration stopTimeout;
  private @Nullable Long seed;

  LoadDraft(Load load) {
    users = load.users();
    spawnRate = load.spawnRate();
    duration = load.duration();
    stages = load.stages();
    arrivals = load.arrivals();
    search = load.search();
    warmup = load.warmup();
    stopTimeout = load.stopTimeout();
    seed = load.seed();
  }

  public LoadDraft users(@Nullable Integer value) {
    users = value;
    return this;
  }

  public LoadDraft spawnRate(@Nullable Rate value) {
    spawnRate = value;
    return this;
  }

  public LoadDraft duration(@Nullable GoDuration value) {
    duration = value;
    return this;
  }

  public LoadDraft stages(List<Stage> value) {
    stages = value;
    return this;
  }

  public LoadDraft arrivals(List<Arrivals> value) {
    arrivals = value;
    return this;
  }

  public LoadDraft search(@Nullable Search value) {
    search = value;
    return this;
  }

  public LoadDraft warmup(GoDuration value) {
    warmup = value;
    return this;
  }

  public LoadDraft stopTimeout(GoDuration value) {
    stopTimeout = value;
    return this;
  }

  public LoadDraft seed(@Nullable Long value) {
    seed = value;
    return this;
  }

  /** What the load comes from: nothing, so that something else may take its place. */
  public LoadDraft withoutUsers() {
    return users(null)
        .spawnRate(null)
        .duration(null)
        .stages(List.of())
        .arrivals(List.of())
        .search(null);
  }

  public Load load() {
    return new Load(
        users, spawnRate, duration, stages, arrivals, search, warmup, stopTimeout, seed);
  }
}
