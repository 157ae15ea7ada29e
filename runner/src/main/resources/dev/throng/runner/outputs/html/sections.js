// The parts of the report, each from the one result document; null where there is nothing to say.

const MARKS = { Passed: "✓", Failed: "✗", Error: "✗", Inconclusive: "!", Aborted: "!" };
const INTERVALS = {
  warmup: "Warm-up",
  workerLost: "Worker lost",
  thresholdBroken: "Threshold broken",
  generatorSaturated: "Generator saturated",
};

const top = result => {
  const { run, verdict, reason } = result;
  return h("header", null,
    h("p", { class: "eyebrow" }, "Load test of ", h("span", { class: "target" }, run.target)),
    h("h1", null, run.name),
    run.description && h("p", { class: "description" }, run.description),
    h("p", { class: `verdict ${verdict ?? "running"}`, id: "verdict" },
      h("strong", null, h("span", { "aria-hidden": "true" }, MARKS[verdict] ?? "…"), verdict ?? "Running"),
      h("span", null, reason ?? `${duration(run.elapsedSeconds)} so far`)));
};

const keyFigures = ({ total, run, timeline }) => {
  const times = total.responseTimeMillis;
  const most = timeline.usersRunning.reduce((most, users) => Math.max(most, users), 0);
  const figure = (term, value, bad) => h("div", { class: bad && "bad" }, h("dt", null, term), h("dd", null, value));
  const some = millis => (times.count === 0 ? "–" : time(millis));
  return h("dl", { class: "key" },
    figure("Requests", count(total.requests)),
    figure("Failed", percent(total.failureRatio), total.failures > 0),
    figure("Rate", rate(total.requestsPerSecond)),
    figure("p50", some(times.p50)),
    figure("p95", some(times.p95)),
    figure("p99", some(times.p99)),
    figure("Users, at most", count(most)),
    figure("Duration", duration(run.elapsedSeconds)));
};

const thresholds = ({ thresholds }) => {
  if (thresholds.length === 0) return null;
  const columns = [
    { title: "Expected", value: row => row.expect, cell: row => h("code", null, row.expect) },
    { title: "Of", value: row => row.request ?? "", cell: row => (row.request ?? "all requests") + (row.window ? `, in every ${row.window}` : ""), className: "text" },
    { title: "Observed", figure: true, cell: row => row.observed },
    { title: "Holds", value: row => Number(row.holds), cell: row => h("span", { class: row.holds ? "good" : "bad" }, row.holds ? "✓ holds" : "✗ broken") },
  ];
  return section("thresholds", "Thresholds", sortableTable("thresholds", columns, thresholds));
};

const notes = ({ notes, generator, total }) => {
  const all = [
    ...(generator.problem ? [`The generator: ${generator.problem}`] : []),
    ...notes,
    ...(total.unfinished > 0 ? [`${plural(total.unfinished, "request was", "requests were")} cut off by the end of the test: neither successes nor failures`] : []),
  ];
  return all.length === 0 ? null : section("notes", "Notes", h("ul", { class: "notes" }, all.map(note => h("li", null, note))));
};

const overTime = result => {
  const { timeline: columns } = result;
  if (columns.second.length < 2) return null;
  const step = columns.second[1] - columns.second[0];
  const perSecond = column => column.map(sum => sum / step);
  const whereRequests = column => column.map((millis, i) => (columns.requests[i] === 0 ? null : millis));
  const highest = column => column.reduce((most, value) => Math.max(most, value), 0);
  return section("timeline", "Over time",
    step > 1 && h("p", { class: "quiet" }, `Each point stands for ${step}s; its times are those of the slowest second.`),
    timeline("Response time", `p99 up to ${time(highest(columns.p99Millis))}`, result, {
      columns: [whereRequests(columns.p99Millis), whereRequests(columns.p95Millis), whereRequests(columns.p50Millis)],
      curves: [curve("p99", "--p99", time), curve("p95", "--p95", time), curve("p50", "--p50", time)],
      values: time,
    }),
    timeline("Requests a second", `up to ${rate(highest(columns.requests) / step)}`, result, {
      columns: [perSecond(columns.requests), perSecond(columns.failures)],
      curves: [
        curve("requests", "--rate", rate, { fill: () => faint("--rate", 0.1) }),
        curve("failures", "--failure", rate, { fill: () => faint("--failure", 0.25) }),
      ],
      values: count,
      incrs: WHOLE,
    }),
    timeline("Users", `up to ${count(highest(columns.usersRunning))}`, result, {
      columns: [columns.usersRunning, columns.usersPlanned],
      curves: [
        curve("running", "--users", count, { fill: () => faint("--users", 0.1) }),
        curve("planned", "--quiet", count, { dash: [4, 4], width: 1 }),
      ],
      values: count,
      incrs: WHOLE,
    }),
    columns.intervals.length > 0 && h("ul", { class: "intervals" }, columns.intervals.map(interval =>
      h("li", { style: `--mark: var(--${interval.kind})` },
        h("b", null, INTERVALS[interval.kind] ?? interval.kind),
        ` ${clock(interval.fromSecond)}–${clock(interval.toSecond)} `,
        h("span", { class: "quiet" }, interval.text)))));
};

const spectrum = ({ spectrum, total }) =>
  total.requests < 2 ? null : section("spectrum", "Percentile spectrum",
    h("p", { class: "quiet" }, "How long the slowest share of all requests took. Response time counts from the moment a request was due, service time from its first byte."),
    spectrumChart(spectrum));

const failures = ({ failures, total }) => {
  if (failures.length === 0) return null;
  const columns = [
    { title: "Request", value: requestName, cell: requestName },
    { title: "Error", value: row => row.error, cell: row => row.error, className: "text" },
    { title: "Count", figure: true, value: row => row.occurrences, cell: row => count(row.occurrences) },
    { title: "First seen", value: row => row.firstSeen, cell: row => row.firstSeen.slice(11, 19) },
    { title: "Last seen", value: row => row.lastSeen, cell: row => row.lastSeen.slice(11, 19) },
  ];
  const statuses = Object.entries(total.statuses).map(([status, times]) => `${status}: ${count(times)}`);
  return section("failures", "Failures",
    statuses.length > 0 && h("p", { class: "quiet" }, `Answers by status: ${statuses.join(", ")}. Times of day are UTC.`),
    sortableTable("failures", columns, failures));
};

const exceptions = ({ exceptions }) => {
  if (exceptions.length === 0) return null;
  const columns = [
    { title: "Where", value: row => row.where, cell: row => row.where },
    { title: "Message", value: row => row.message, cell: row => row.message, className: "text" },
    { title: "Count", figure: true, value: row => row.count, cell: row => count(row.count) },
    { title: "Workers", value: row => row.workers.length, cell: row => row.workers.join(", ") },
  ];
  return section("exceptions", "Exceptions",
    h("p", { class: "quiet" }, "Tasks that could not go on, for want of a variable or of a body that can be read; their users went on."),
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

const generator = ({ generator, workers }) =>
  section("generator", "Generator health",
    h("p", { class: "quiet" }, "Whether the numbers above are the target's, or the generator's own."),
    facts([
      ["Event-loop lag, p99", time(generator.eventLoopLagP99Millis)],
      ["Held back by its CPU limit", `${percent(generator.throttledRatio)} of the time`],
      ["Load achieved", `${percent(generator.achievedLoad)} of the plan`],
      ["Garbage collection", `${time(generator.gcPauseMillis)} in all`],
      ["Limits of validity broken", `${percent(generator.brokenRatio)} of the judged time`],
      ["Workers", workers.length > 1 ? workers.map(worker => `${worker.name} (${worker.state})`).join(", ") : null],
    ]));

const runFacts = ({ run, users, total, throngVersion }) =>
  section("run", "Run",
    facts([
      ["Target", run.target],
      ["Started", moment(run.startTime)],
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
