// Time and rate against the planned load: what the story has at each level, the curves that describe it, and where it gives way.

const RATE_MODELS = {
  line: "in proportion to the load",
  ceiling: "in proportion up to a ceiling",
  amdahl: "ever less, by contention (Amdahl's law)",
  usl: "up to a peak and down again (universal scalability law)",
};
const TIME_MODELS = { flat: "the same at all loads", bend: "flat, then a straight line", jump: "from one level to another" };
const DOTS = { dots: true, paths: () => null, points: { show: true, size: 6, width: 0 } };

const againstLoad = result => (result.story?.load ? byLevels(result) : bySeconds(result));

const byLevels = result => {
  const { unit, levels, rateModel, rateCurve, timeModel, timeCurve, kneeLoad } = result.story.load;
  const marks = [...kneeMark(kneeLoad, result.capacity), ...capacityMark(result.capacity, unit)];
  const ends = `from ${count(levels.load[0])} to ${count(levels.load.at(-1))} ${unit}`;
  const model = (curve, text) => (curve.load.length > 0 ? text : "no curve describes it");
  return section("load", unit === "users" ? "Against users" : "Against arrivals",
    h("p", { class: "quiet" },
      "A dot is a level of the load on its way up, judged seconds only; dashed is the curve that describes the dots best. ",
      `The rate grows ${model(rateCurve, RATE_MODELS[rateModel])}; the usual time: ${model(timeCurve, TIME_MODELS[timeModel])}. `,
      marks.length > 0 && `Marked: ${marks.map(({ said }) => said).join("; ")}.`),
    loadChart("load-times", "Response time", `Response time ${ends}: usually ${reading(levels.timeMillis, time)}${said(marks)}`, result.story.load, marks, {
      fitted: timeCurve,
      columns: [levels.p95Millis, levels.timeMillis],
      curves: [dots("p95", "--p95", time), dots("usual time of a success", "--p50", time)],
      curve: curve("fitted", "--p50", time, { dash: [5, 4], spanGaps: true }),
      scale: timeScale,
      yAxis: timeAxis(),
    }),
    loadChart("load-rate", "Requests a second", `Good answers a second ${ends}: ${reading(levels.goodPerSecond, rate)}${said(marks)}`, result.story.load, marks, {
      fitted: rateCurve,
      columns: [levels.goodPerSecond, levels.requestsPerSecond.map((all, i) => all - levels.goodPerSecond[i])],
      curves: [dots("good answers", "--rate", rate), dots("failures", "--failure", rate)],
      curve: curve("fitted", "--rate", rate, { dash: [5, 4], spanGaps: true }),
      scale: FROM_ZERO,
      yAxis: axis(count, { size: 62, incrs: WHOLE }),
    }),
    levelTable(levels, unit));
};

const dots = (label, property, read) =>
  curve(label, property, read, { ...DOTS, points: { ...DOTS.points, fill: () => colour(property) } });

// A search knows better than the few levels of its way up where the target gives way.
const kneeMark = (kneeLoad, capacity) =>
  kneeLoad === null || (capacity?.breaks != null && kneeLoad >= capacity.breaks) ? [] : [{ label: "knee", from: kneeLoad, to: kneeLoad, said: `the target begins to give way at about ${count(kneeLoad)}` }];

const capacityMark = (capacity, unit) =>
  capacity?.holds == null || capacity.unit !== unit ? []
    : [{ label: "capacity", row: 1, from: capacity.holds, to: capacity.breaks ?? capacity.holds,
        said: `it holds ${count(capacity.holds)}` + (capacity.breaks == null ? "" : ` and breaks at ${count(capacity.breaks)}`) }];

const said = marks => marks.map(mark => `; ${mark.said}`).join("");

const reading = (column, read) => `${read(column[0])} at first, ${read(highest(column))} at most, ${read(column.at(-1))} at last`;

// The curve has places of its own beside the levels: both are rows of one table, empty where the other is.
const loadChart = (id, title, label, { levels, unit }, marks, { fitted, columns, curves, curve, scale, yAxis }) => {
  const rows = [
    ...levels.load.map((load, i) => [load, ...columns.map(column => column[i]), null]),
    ...fitted.load.map((load, i) => [load, ...columns.map(() => null), fitted.value[i]]),
  ].sort(([a], [b]) => a - b);
  const data = rows[0].map((_, column) => rows.map(row => row[column]));
  return chart(id, title, label, data, {
    height: 230,
    place: i => `at ${count(data[0][i])} ${unit}`,
    curves: [...curves, curve],
    marks,
    options: {
      scales: { x: { time: false, range: (plot, min, max) => [Math.max(0, min - (max - min) / 40), max + (max - min) / 40] }, y: scale },
      axes: [axis(count, { incrs: WHOLE, space: 60, size: 34 }), yAxis],
      cursor: { drag: { x: true, y: false }, points: { size: 6 } },
    },
  });
};

const levelTable = (levels, unit) => {
  const rows = levels.load.map((load, i) => Object.fromEntries(Object.keys(levels).map(column => [column, levels[column][i]])));
  const columns = [
    { title: unit === "users" ? "Users" : "Arrivals a second", value: row => row.load, cell: row => count(row.load) },
    { title: "In flight", figure: true, value: row => row.inFlight, cell: row => threeDigits(row.inFlight) },
    { title: "Rate", figure: true, value: row => row.requestsPerSecond, cell: row => rate(row.requestsPerSecond) },
    { title: "Good", figure: true, value: row => row.goodPerSecond, cell: row => rate(row.goodPerSecond) },
    { title: "Usual time", figure: true, value: row => row.timeMillis, cell: row => time(row.timeMillis) },
    { title: "p95", figure: true, value: row => row.p95Millis, cell: row => time(row.p95Millis) },
    { title: "Failed", figure: true, value: row => row.failureRatio, cell: row => percent(row.failureRatio) },
  ];
  return h("details", { id: "levels" }, h("summary", { id: "levels-title" }, `The ${rows.length} levels as a table`), sortableTable("levels", columns, rows));
};
