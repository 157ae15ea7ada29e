// Response times without their order in time: against the load they were taken under, and as a percentile spectrum.

const MOST_LEVELS = 30;

// Before a story tells of levels, or of a load that hardly rose: a dot a point of the timeline, and at each level of the load the median of its seconds.
const bySeconds = ({ timeline }) => {
  const warmedUp = highest(timeline.intervals.filter(({ kind }) => kind === "warmup").map(({ toSecond }) => toSecond));
  const seconds = timeline.second.map((second, i) => i).filter(i => timeline.second[i] >= warmedUp && timeline.requests[i] > 0);
  const { title, unit, of } = loadOf(timeline, seconds);
  if (!title) return null;
  const data = levels(timeline, seconds.sort((a, b) => of(a) - of(b)), of);
  const [loads] = data;
  const stretch = step(timeline) > 1 && `${step(timeline)}s`;
  return section("load", title,
    h("p", { class: "quiet" }, `A dot is ${stretch || "a second"} of the run, after the warm-up; the lines connect the medians at similar load.`),
    chart("load", "Response time", `From ${count(loads[0])} to ${count(loads.at(-1))} ${unit}`, data, {
      height: 260,
      place: i => `at ${count(loads[i])} ${unit}`,
      curves: [
        curve(`p95 of each ${stretch || "second"}`, "--p95", time, { dots: true, paths: () => null, points: { show: true, size: 4, width: 0, fill: () => faint("--p95", 0.45) } }),
        curve("p95", "--p95", time, { spanGaps: true, width: 2 }),
        curve("p50", "--p50", time, { spanGaps: true, width: 2 }),
      ],
      options: {
        scales: { x: { time: false, range: (plot, min, max) => [Math.max(0, min - (max - min) / 40), max + (max - min) / 40] }, y: timeScale },
        axes: [axis(count, { incrs: WHOLE, space: 60, size: 34 }), timeAxis()],
        cursor: { drag: { x: true, y: false }, points: { size: 6 } },
      },
    }));
};

// Users where their number changed; else the rate, where that did.
const loadOf = (timeline, seconds) => {
  const changes = column => {
    const values = seconds.map(i => column[i]);
    const most = highest(values);
    return new Set(values).size >= 5 && values.reduce((least, value) => Math.min(least, value), most) < 0.7 * most;
  };
  if (changes(timeline.usersRunning)) return { title: "Against users", unit: "users", of: i => timeline.usersRunning[i] };
  const rates = perSecond(timeline, timeline.requests);
  if (changes(rates)) return { title: "Against the rate", unit: "requests a second", of: i => rates[i] };
  return {};
};

const levels = (timeline, ordered, of) => {
  const lowest = of(ordered[0]);
  const width = Math.max((of(ordered.at(-1)) - lowest) / MOST_LEVELS, 1e-9);
  const groups = Map.groupBy(ordered, i => Math.min(MOST_LEVELS - 1, Math.floor((of(i) - lowest) / width)));
  const middles = new Map([...groups.values()].map(group => [group[Math.floor(group.length / 2)], group]));
  const medianAt = column => i => (middles.has(i) ? median(middles.get(i).map(second => column[second])) : null);
  return [
    ordered.map(of),
    ordered.map(i => timeline.p95Millis[i]),
    ordered.map(medianAt(timeline.p95Millis)),
    ordered.map(medianAt(timeline.p50Millis)),
  ];
};

const median = values => values.sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)];

const spectrum = ({ spectrum, total }) =>
  total.requests < 2 ? null : section("spectrum", "Percentile spectrum",
    h("p", { class: "quiet" }, "How long the slowest share of all requests took. Response time counts from the moment a request was due, service time from its first byte."),
    spectrumChart(spectrum));

const spectrumChart = ({ percent, responseTimeMillis, serviceTimeMillis }) => {
  const last = percent.length - 1;
  const left = percent.map((percent, i) => (i === last ? 0 : 100 / (100 - percent)));
  left[last] = Math.max(left[last - 1] * 1.2, 10);
  const share = x => `${Number((100 - 100 / x).toFixed(Math.max(0, Math.ceil(Math.log10(x)) - 2)))}%`;
  return chart("spectrum", "Share of requests that took no longer", `Percentiles, from ${time(responseTimeMillis[0])} to ${time(responseTimeMillis[last])}`,
    [left, responseTimeMillis, serviceTimeMillis], {
      height: 260,
      place: i => `at ${Number(percent[i].toFixed(4))}%`,
      curves: [
        curve("response time", "--p95", time, { width: 2 }),
        curve("service time", "--p50", time, { dash: [5, 4] }),
      ],
      options: {
        scales: { x: { time: false, distr: 3, range: (plot, min, max) => [1, max] }, y: timeScale },
        axes: [
          axis(share, { size: 34, splits: plot => [1, ...(plot.width > 500 ? [2] : []), ...POWERS.slice(1)].filter(power => power <= plot.data[0].at(-1)), filter: (plot, splits) => splits }),
          timeAxis(),
        ],
        cursor: { drag: { x: false, y: false }, points: { size: 6 } },
      },
    });
};
