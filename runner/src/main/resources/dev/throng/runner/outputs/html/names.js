// Charts of each request name: small, beside each other, made when the reader opens them.

const AT_A_TIME = 12;
const REFRESH_MILLIS = 5000;
const byName = { open: false, only: "", most: AT_A_TIME, data: null, asked: 0, problem: "", bring: async () => null };

// For paper; a page that would have to ask for them prints what it has.
let showAllNames = () => {};

const names = result => {
  if (result.requests.length === 0 || result.timeline.second.length < 2) return null;
  return section("names", "Each request over time",
    h("details", { id: "names-all", ontoggle: opened },
      h("summary", null, `Charts of ${plural(result.requests.length, "request", "requests")}: time, rate and failures of each`),
      byName.open && nameCharts(result)));
};

const opened = event => {
  if (byName.open === event.target.open) return;
  byName.open = event.target.open;
  redraw();
  refreshNames();
};

// Not more often than a reader can follow; what was there stays if it fails.
const refreshNames = async () => {
  if (!byName.open || Date.now() - byName.asked < REFRESH_MILLIS) return;
  byName.asked = Date.now();
  try {
    byName.data = await byName.bring();
    byName.problem = "";
  } catch (error) {
    byName.problem = `${error.message}.`;
  }
  redraw();
};

const chosen = change => {
  Object.assign(byName, change);
  redraw();
};

const nameCharts = result => {
  const { data, only, most, problem } = byName;
  if (data === null) return h("p", { class: "quiet", role: "status" }, problem || "The charts are being fetched.");
  const wanted = data.names.filter(one => requestName(one).toLowerCase().includes(only.toLowerCase()));
  const told = one => (result.story?.findings ?? []).some(finding => finding.of === requestName(one));
  const ordered = [...wanted.filter(told), ...wanted.filter(one => !told(one))];
  const left = ordered.length - most;
  return h("div", { id: "names-content" },
    h("p", { class: "names-choice" },
      h("label", { for: "names-only" }, "Only names with "),
      h("input", { id: "names-only", type: "search", oninput: event => chosen({ only: event.target.value, most: AT_A_TIME }) }),
      h("span", { class: "quiet", role: "status" }, `${count(Math.min(most, ordered.length))} of ${count(ordered.length)}, those with findings first, then those with the most requests`)),
    h("div", { id: "names-grid", class: "grid" }, ordered.slice(0, most).map((one, i) => nameChart(result, data.seconds, one, i))),
    h("p", { id: "names-more" }, left > 0 && h("button", { type: "button", onclick: () => chosen({ most: byName.most + AT_A_TIME }) }, "Show more")));
};

const nameChart = (result, seconds, one, place) => {
  const { secondsPerRow: width, requests, failures, p50Micros, p95Micros } = one;
  const name = requestName(one);
  const second = requests.map((_, i) => i * width);
  const perSecond = column => column.map((sum, i) => sum / Math.max(1, Math.min(width, seconds - second[i])));
  const millis = column => column.map((micros, i) => (requests[i] === 0 || micros === 0 ? null : micros / 1000));
  const [p95, p50, rates] = [millis(p95Micros), millis(p50Micros), perSecond(requests)];
  const marks = marksOf(result.story, ({ of }) => of === name);
  const small = (id, title, label, columns, curves, scale, yAxis) =>
    chart(`name-${place}-${id}`, title, `${title} of ${name}: ${label}${spoken(marks)}`, [second, ...columns], {
      height: 120,
      place: i => `at ${clock(second[i])}`,
      curves,
      intervals: result.timeline.intervals,
      marks,
      options: {
        scales: { x: { time: false, range: () => [0, Math.max(1, seconds - 1)] }, y: scale },
        axes: [axis(clock, { incrs: SECONDS, space: 60, size: 30 }), yAxis],
        cursor: { sync: { key: cursors.key }, drag: { x: false, y: false }, points: { size: 5 } },
      },
    });
  return h("section", { class: "name", "aria-label": name },
    h("h3", null, nameOf(one)),
    small("times", "Response time", `p95 up to ${time(highest(p95))}`, [p95, p50],
      [curve("p95", "--p95", time), curve("p50", "--p50", time)], timeScale, timeAxis()),
    small("rate", "Requests a second", `up to ${rate(highest(rates))}, ${plural(failures.reduce((a, b) => a + b, 0), "failure", "failures")}`,
      [rates, perSecond(failures)],
      [curve("requests", "--rate", rate, { fill: () => faint("--rate", 0.1) }), curve("failures", "--failure", rate, { fill: () => faint("--failure", 0.25) })],
      FROM_ZERO, axis(count, { size: 62, incrs: WHOLE })),
    width > 1 && h("p", { class: "quiet" }, `Each point stands for ${width}s; its percentiles are the mean of its seconds'.`));
};
