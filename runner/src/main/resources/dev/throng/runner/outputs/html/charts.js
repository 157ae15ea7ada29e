// Charts over the run's seconds and the percentile spectrum, by uPlot.

const charts = new Set();
const cursors = uPlot.sync("run");
const SECONDS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400];
const POWERS = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9];
const ROUND = [0.001, 0.01, 0.1, ...POWERS].flatMap(power => [power, 2 * power, 5 * power]);
const WHOLE = ROUND.filter(Number.isInteger);

// The colour that a custom property has in the present colour scheme, for the canvas.
const colour = property => {
  const probe = document.body.appendChild(h("i", { style: `color: var(${property})`, hidden: true }));
  const resolved = getComputedStyle(probe).color;
  probe.remove();
  return resolved;
};

const faint = (property, share) => colour(property).replace("rgb(", "rgba(").replace(")", `, ${share})`);

const axis = (values, more) => ({
  stroke: () => colour("--quiet"),
  grid: { stroke: () => colour("--line"), width: 1 },
  ticks: { show: false },
  font: "12px system-ui, sans-serif",
  gap: 8,
  values: (chart, splits) => splits.map(split => (split == null ? "" : values(split))),
  ...more,
});

// A line of a chart, and how its values read in the legend.
const curve = (label, property, value, more) => ({
  label,
  property,
  read: value,
  stroke: () => colour(property),
  width: 1.5,
  points: { show: false },
  ...more,
});

const timeline = (title, most, result, { columns, curves, values, incrs }) => {
  const { second, intervals } = result.timeline;
  return chart(title, `${title} over the run, ${most}`, [second, ...columns], {
    height: 210,
    scales: { x: { time: false }, y: { range: (u, min, max) => [0, max > 0 ? max * 1.06 : 1] } },
    axes: [axis(clock, { incrs: SECONDS, space: 70 }), axis(values, { size: 62, ...(incrs && { incrs }) })],
    series: [{ read: i => `at ${clock(second[i])}` }, ...curves],
    cursor: { sync: { key: cursors.key }, drag: { x: true, y: false }, points: { size: 6 } },
    hooks: { drawClear: [u => intervals.forEach(interval => mark(u, interval))] },
  });
};

const mark = (u, interval) => {
  const { left, top, width, height } = u.bbox;
  const inside = at => Math.min(Math.max(u.valToPos(at, "x", true), left), left + width);
  const from = inside(interval.fromSecond);
  u.ctx.fillStyle = faint(`--${interval.kind}`, 0.11);
  u.ctx.fillRect(from, top, Math.max(inside(interval.toSecond) - from, 2 * devicePixelRatio), height);
};

const spectrumChart = spectrum => {
  const last = spectrum.percent.length - 1;
  const left = spectrum.percent.map((percent, i) => (i === last ? 0 : 100 / (100 - percent)));
  left[last] = Math.max(left[last - 1] * 1.2, 10);
  const share = x => `${Number((100 - 100 / x).toFixed(Math.max(0, Math.ceil(Math.log10(x)) - 2)))}%`;
  const digits = number => Number(number.toFixed(4));
  return chart("Share of requests that took no longer", `Percentiles, from ${time(spectrum.responseTimeMillis[0])} to ${time(spectrum.responseTimeMillis[last])}`,
    [left, spectrum.responseTimeMillis, spectrum.serviceTimeMillis], {
      height: 260,
      scales: { x: { time: false, distr: 3, range: (u, min, max) => [1, max] }, y: { distr: 3 } },
      axes: [
        axis(share, { splits: u => [1, ...(u.width > 500 ? [2] : []), ...POWERS.slice(1)].filter(power => power <= left[last]), filter: (u, splits) => splits }),
        axis(time, { size: 62, splits: (u, at, min, max) => ROUND.filter(round => round >= min && round <= max), filter: (u, splits) => splits }),
      ],
      series: [
        { read: i => `at ${digits(spectrum.percent[i])}%` },
        curve("response time", "--p95", time, { width: 2 }),
        curve("service time", "--p50", time, { dash: [5, 4] }),
      ],
      cursor: { drag: { x: false, y: false }, points: { size: 6 } },
    });
};

const chart = (title, label, data, { height, series, hooks, ...options }) => {
  const { list, show } = legend(series, data);
  const holder = h("div", { class: "chart", role: "img", "aria-label": label, style: `min-height: ${height}px` });
  const size = () => ({ width: Math.max(holder.clientWidth, 200), height });
  requestAnimationFrame(() => {
    const drawn = new uPlot({
      ...size(), ...options, series, padding: [8, 12, 0, 0],
      legend: { show: false },
      hooks: { ...hooks, setCursor: [u => show(u.cursor.idx)] },
    }, data, holder);
    charts.add(drawn);
    new ResizeObserver(() => drawn.setSize(size())).observe(holder);
  });
  return h("figure", null, h("figcaption", null, h("span", null, title), list), holder);
};

// Names the curves; under the cursor it reads their values too.
const legend = ([x, ...curves], data) => {
  const readings = curves.map(() => h("b"));
  const place = h("li", { class: "place" });
  const show = index => {
    place.textContent = index == null ? "" : x.read(index);
    curves.forEach((curve, i) => {
      const value = index == null ? null : data[i + 1][index];
      readings[i].textContent = value == null ? "" : curve.read(value);
    });
  };
  const items = curves.map((curve, i) =>
    h("li", { class: curve.dash && "dashed", style: `--curve: var(${curve.property})` }, curve.label, readings[i]));
  return { list: h("ul", { class: "legend", "aria-hidden": "true" }, items, place), show };
};

const forgetCharts = () => {
  charts.forEach(drawn => drawn.destroy());
  charts.clear();
};

const redrawCharts = () => charts.forEach(drawn => drawn.redraw(false, false));
