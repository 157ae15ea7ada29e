// What happened when: response times, rate and users over the run's seconds, and the stretches to know of.

const INTERVALS = {
  warmup: "Warm-up",
  workerLost: "Worker lost",
  thresholdBroken: "Threshold broken",
  generatorSaturated: "Generator saturated",
};
// Of each kind, by name; the charts have them all.
const MOST_LISTED = 20;
const cursors = uPlot.sync("run");

const FROM_ZERO = { range: (plot, min, max) => [0, max > 0 ? max * 1.06 : 1] };

const highest = column => column.reduce((most, value) => Math.max(most, value), 0);

// How many seconds a point stands for: until the next one, and the last for as many as that before it.
const width = (second, i) => {
  if (second.length === 1) return 1;
  return i + 1 < second.length ? second[i + 1] - second[i] : second[i] - second[i - 1];
};
const step = ({ second }) => width(second, second.length - 1);
const perSecond = ({ second }, column) => column.map((sum, i) => sum / width(second, i));

const timeline = (id, title, most, result, { columns, curves, scale = FROM_ZERO, yAxis }) => {
  const { second, intervals } = result.timeline;
  const marks = marksOf(result.story, ({ scope }) => scope !== "request");
  return chart(id, title, `${title} over the run, ${most}${spoken(marks)}`, [second, ...columns], {
    height: 210,
    place: i => `at ${clock(second[i])}`,
    curves,
    intervals,
    marks,
    options: {
      scales: { x: { time: false }, y: scale },
      axes: [axis(clock, { incrs: SECONDS, space: 70, size: 34 }), yAxis],
      cursor: { sync: { key: cursors.key }, drag: { x: true, y: false }, points: { size: 6 } },
    },
  });
};

const overTime = result => {
  const { timeline: columns } = result;
  if (columns.second.length < 2) return null;
  const requests = perSecond(columns, columns.requests);
  const whereRequests = column => column.map((millis, i) => (columns.requests[i] === 0 || millis === 0 ? null : millis));
  return section("timeline", "Over time",
    step(columns) > 1 && h("p", { class: "quiet" },
      `Each point stands for ${step(columns)}s; its times are those of the slowest second, its users the most. Marks that are less than this apart are one.`),
    timeline("times", "Response time", `p99 up to ${time(highest(columns.p99Millis))}`, result, {
      columns: [whereRequests(columns.p99Millis), whereRequests(columns.p95Millis), whereRequests(columns.p50Millis)],
      curves: [curve("p99", "--p99", time), curve("p95", "--p95", time), curve("p50", "--p50", time)],
      scale: timeScale,
      yAxis: timeAxis(),
    }),
    timeline("rate", "Requests a second", `up to ${rate(highest(requests))}`, result, {
      columns: [requests, perSecond(columns, columns.failures)],
      curves: [
        curve("requests", "--rate", rate, { fill: () => faint("--rate", 0.1) }),
        curve("failures", "--failure", rate, { fill: () => faint("--failure", 0.25) }),
      ],
      yAxis: axis(count, { size: 62, incrs: WHOLE }),
    }),
    timeline("users", "Users", `up to ${count(highest(columns.usersRunning))}`, result, {
      columns: [columns.usersRunning, columns.usersPlanned],
      curves: [
        curve("running", "--users", count, { fill: () => faint("--users", 0.1) }),
        curve("planned", "--quiet", count, { dash: [4, 4], width: 1 }),
      ],
      yAxis: axis(count, { size: 62, incrs: WHOLE }),
    }),
    intervalList(columns.intervals));
};

const intervalList = intervals =>
  intervals.length > 0 && h("ul", { class: "intervals" },
    [...Map.groupBy(intervals, ({ kind }) => kind)].flatMap(([kind, all]) => {
      const more = all.slice(MOST_LISTED);
      return [
        ...all.slice(0, MOST_LISTED).map(interval =>
          intervalLine(kind, ` ${clock(interval.fromSecond)}–${clock(interval.toSecond)} `, interval.text)),
        more.length > 0 && intervalLine(kind, " ", `and ${count(more.length)} more, ${duration(together(more))} in all`),
      ];
    }));

const intervalLine = (kind, when, text) =>
  h("li", { style: `--mark: var(--${kind})` }, h("b", null, INTERVALS[kind] ?? kind), when, h("span", { class: "quiet" }, text));

const together = intervals => intervals.reduce((sum, { fromSecond, toSecond }) => sum + toSecond - fromSecond, 0);
