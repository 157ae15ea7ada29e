// The parts of the report, each from the one result document; null where there is nothing to say.

const MARKS = { Passed: "✓", Failed: "✗", Error: "✗", Inconclusive: "!", Aborted: "!" };
// What a threshold has observed before there was a request to observe.
const NOTHING = "no samples";
const PHASES = { waitingForWorkers: "Waiting for workers", running: "Running", stopping: "Stopping", finished: "Finished" };

const top = result => {
  const { run, verdict, reason } = result;
  return h("header", { id: "top" },
    h("p", { class: "eyebrow" }, "Load test of ", h("span", { class: "target" }, run.target)),
    h("h1", null, run.name),
    run.description && h("p", { class: "description" }, run.description),
    h("p", { class: `verdict ${verdict ?? "running"}`, id: "verdict" },
      h("strong", { role: "status" }, h("span", { "aria-hidden": "true" }, MARKS[verdict] ?? "●"), verdict ?? PHASES[result.phase]),
      h("span", null, reason ?? progress(result)),
      verdict === null && run.plannedSeconds !== null &&
        h("progress", { "aria-label": "Share of the planned time", max: run.plannedSeconds, value: Math.min(run.elapsedSeconds, run.plannedSeconds) })));
};

const progress = ({ phase, run, workers, expectedWorkers, capacity }) => {
  if (phase === "waitingForWorkers") {
    const ready = workers.filter(worker => worker.state === "ready").length;
    return expectedWorkers ? `${ready} of ${expectedWorkers} ready` : `${ready} ready`;
  }
  if (capacity) return `${duration(run.elapsedSeconds)}, step ${capacity.steps.length + 1} of a search`;
  return duration(run.elapsedSeconds) + (run.plannedSeconds === null ? ", until somebody stops it" : ` of ${duration(run.plannedSeconds)}`);
};

// While the run goes on: as it is now. At the end: as it was in all.
const keyFigures = ({ phase, total, users, run, timeline }) => {
  const ended = phase === "finished";
  const of = ended ? total : total.current;
  const times = of.responseTimeMillis;
  const figure = (term, value, bad) => h("div", { class: bad && "bad" }, h("dt", null, term), h("dd", null, value));
  const some = millis => (times.count === 0 ? "–" : time(millis));
  const now = term => (ended ? term : `${term}, last 10s`);
  return h("dl", { class: "key", id: "key" },
    figure("Requests", count(total.requests)),
    figure("Failed", percent(total.failureRatio), total.failures > 0),
    figure(now("Rate"), rate(of.requestsPerSecond)),
    figure(now("p50"), some(times.p50)),
    figure(now("p95"), some(times.p95)),
    figure(now("p99"), some(times.p99)),
    ended ? figure("Users, at most", count(highest(timeline.usersRunning))) : figure("Users", usersNow(users)),
    figure("Duration", duration(run.elapsedSeconds)));
};

const usersNow = ({ running, planned }) =>
  running === planned ? count(running) : [count(running), h("small", null, ` of ${count(planned)}`)];

const thresholds = ({ thresholds, phase, run }) => {
  if (thresholds.length === 0) return null;
  const ended = phase === "finished";
  const state = ({ holds, observed }) => {
    if (!ended && observed === NOTHING) return h("span", { class: "quiet" }, "nothing to judge yet");
    if (!holds) return h("span", { class: "bad" }, ended ? "✗ broken" : "✗ broken so far");
    return h("span", { class: "good" }, ended ? "✓ holds" : "✓ holds so far");
  };
  const columns = [
    { title: "Expected", value: row => row.expect, cell: row => h("code", null, row.expect) },
    { title: "Observed", figure: true, cell: row => row.observed },
    { title: "Holds", value: row => Number(row.holds), cell: state },
    { title: "Requests", value: row => row.request ?? "", cell: row => (row.request ?? "all requests") + (row.window ? `, in every ${row.window}` : ""), className: "text" },
  ];
  return section("thresholds", "Thresholds",
    run.warmupSeconds > 0 && h("p", { class: "quiet" },
      `Judged without the warm-up of ${duration(run.warmupSeconds)}: the observed figures leave it out. Counts and times of the tables below include it, their rates do not.`),
    sortableTable("thresholds", columns, thresholds));
};

const notes = ({ notes, generator, total }) => {
  const all = [
    ...(generator.problem ? [`The generator: ${generator.problem}`] : []),
    ...notes,
    ...(total.unfinished > 0 ? [`${plural(total.unfinished, "request was", "requests were")} cut off by the end of the test, and count as unfinished`] : []),
  ];
  return all.length === 0 ? null : section("notes", "Notes", h("ul", { class: "notes" }, all.map(note => h("li", null, note))));
};

const failures = ({ failures, total, run }) => {
  if (failures.length === 0) return null;
  const columns = [
    { title: "Request", value: requestName, cell: requestName },
    { title: "Error", value: row => row.error, cell: row => [row.error, row.sample && failedAnswer(row), failedTraces(run, row)], className: "text" },
    { title: "Count", figure: true, value: row => row.occurrences, cell: row => count(row.occurrences) },
    { title: "First seen", value: row => row.firstSeen, cell: row => timeOfDay(run, row.firstSeen) },
    { title: "Last seen", value: row => row.lastSeen, cell: row => timeOfDay(run, row.lastSeen) },
  ];
  const statuses = Object.entries(total.statuses).map(([status, times]) => `${status}: ${count(times)}`);
  return section("failures", "Failures",
    h("p", { class: "quiet" }, statuses.length > 0 && `Answers by status: ${statuses.join(", ")}. `, "Times of day are UTC."),
    sortableTable("failures", columns, failures));
};

const failedAnswer = ({ sample: { head, body } }) =>
  h("details", { class: "answer" },
    h("summary", null, "One such answer"),
    h("pre", { tabindex: 0 }, h("code", null, `${head}\n\n${body === "" ? "(no body)" : body}`)));

const exceptions = ({ exceptions }) => {
  if (exceptions.length === 0) return null;
  const columns = [
    { title: "Where", value: row => row.where, cell: row => row.where },
    { title: "Message", value: row => row.message, cell: row => row.message, className: "text" },
    { title: "Count", figure: true, value: row => row.count, cell: row => count(row.count) },
    { title: "Workers", value: row => row.workers.length, cell: row => row.workers.join(", ") },
  ];
  return section("exceptions", "Exceptions",
    h("p", { class: "quiet" }, "Tasks that could not continue, such as without a variable that they need; their users continue with the next task."),
    sortableTable("exceptions", columns, exceptions));
};

const checks = ({ checks }) => {
  if (checks.length === 0) return null;
  const share = row => row.passed / Math.max(1, row.passed + row.failed);
  const columns = [
    { title: "Request", value: requestName, cell: requestName },
    { title: "Check", value: row => row.check, cell: row => h("code", null, row.check), className: "text" },
    { title: "Held", figure: true, value: row => row.passed, cell: row => count(row.passed) },
    { title: "Did not hold", figure: true, value: row => row.failed, cell: row => h("span", { class: row.failed > 0 ? "bad" : "quiet" }, count(row.failed)) },
    { title: "Share", figure: true, value: share, cell: row => percent(share(row)) },
  ];
  return section("checks", "Checks", sortableTable("checks", columns, checks));
};

const workers = ({ workers }) => {
  if (workers.length < 2) return null;
  const columns = [
    { title: "Worker", value: row => row.name, cell: row => row.name },
    { title: "State", value: row => row.state, cell: row => h("span", { class: row.state === "lost" ? "bad" : "quiet" }, row.state) },
    { title: "Users", figure: true, value: row => row.users, cell: row => count(row.users) },
  ];
  return section("workers", "Workers", sortableTable("workers", columns, workers));
};

const missed = ({ missedFor }) => [
  [missedFor.noFreeUser, "found no free user"],
  [missedFor.late, "were late"],
  [missedFor.notCounted, "were not counted"],
].filter(([arrivals]) => arrivals > 0).map(([arrivals, why]) => `${count(arrivals)} ${why}`).join(", ");

const generator = ({ generator, arrivals }) =>
  section("generator", "Generator health",
    h("p", { class: "quiet" }, "Whether the numbers above are the target's, or the generator's own."),
    facts([
      ["Event-loop lag, p99", time(generator.eventLoopLagP99Millis)],
      ["Held back by its CPU limit", `${percent(generator.throttledRatio)} of the time`],
      ["Load achieved", `${percent(generator.achievedLoad)} of the plan`],
      ["Arrivals", arrivals && `${count(arrivals.planned)} planned, ${count(arrivals.started)} started`],
      ["Arrivals missed", arrivals && (missed(arrivals) || "none")],
      ["Garbage collection", `${time(generator.gcPauseMillis)} in all`],
      ["Limits of validity broken", `${percent(generator.brokenRatio)} of the judged time`],
    ]));

const runFacts = ({ run, users, total, throngVersion }) =>
  section("run", "Run",
    facts([
      ["Target", run.target],
      ["Started", run.startTime && moment(run.startTime)],
      ["Ended", run.endTime && moment(run.endTime)],
      ["Planned", run.plannedSeconds == null ? "until stopped" : duration(run.plannedSeconds)],
      ["Warm-up, not judged", run.warmupSeconds > 0 ? duration(run.warmupSeconds) : null],
      ["User classes", Object.keys(users.byClass).join(", ")],
      ["Data received", bytes(total.bytesReceived)],
      ["Data sent", bytes(total.bytesSent)],
      ["Seed", run.seed],
      ["Overridden on the command line", run.overrides.length > 0 ? h("ul", null, run.overrides.map(override => h("li", null, override))) : null],
      ["Throng", throngVersion],
    ]),
    h("details", null, h("summary", null, "Manifest"), h("pre", { tabindex: 0 }, h("code", null, run.manifest))));
