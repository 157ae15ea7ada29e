// Charts by uPlot: each is a figure that keeps its canvas while its data grows.

const SECONDS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400];
const POWERS = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9];
const POWERS_AND_BELOW = [0.001, 0.01, 0.1, ...POWERS];
const ROUND = POWERS_AND_BELOW.flatMap(power => [power, 2 * power, 5 * power]);
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
  values: (plot, splits) => splits.map(split => (split == null ? "" : values(split))),
  ...more,
});

// Of times, whose scale goes by powers of ten so that neither the fast ones nor a spike get lost.
const timeScale = { distr: 3 };
const timeAxis = () =>
  axis(time, {
    size: 62,
    splits: (plot, at, min, max) => (max / min > 2000 ? POWERS_AND_BELOW : ROUND).filter(round => round >= min && round <= max),
    filter: (plot, splits) => splits,
  });

// A line of a chart, and how its values read in the legend.
const curve = (label, property, read, more) => ({
  label,
  property,
  read,
  stroke: () => colour(property),
  width: 1.5,
  points: { show: false },
  ...more,
});

// label: what a reader hears who does not see; place: index => how the x under the cursor reads; curves follow the columns
const chart = (id, title, label, data, { place, curves, height, options, intervals }) => {
  const figure = h("figure", { id: `${id}-chart` },
    h("figcaption", null, h("span", null, title), legend(curves)),
    h("div", { class: "chart", role: "img", style: `min-height: ${height}px` }));
  figure.drawing = { label, data, place, curves, height, options, intervals };
  return figure;
};

const legend = curves =>
  h("ul", { class: "legend", "aria-hidden": "true" },
    curves.map(curve =>
      h("li", { class: curve.dash ? "dashed" : curve.dots && "dots", style: `--curve: var(${curve.property})` }, curve.label, h("b"))),
    h("li", { class: "place" }));

const drawCharts = () => document.querySelectorAll("figure").forEach(draw);

const draw = figure => {
  const { label, data, curves, height, options } = figure.drawing;
  const holder = figure.querySelector(".chart");
  holder.setAttribute("aria-label", label);
  if (figure.plot) {
    const { min, max } = figure.plot.scales.x;
    const [xs] = figure.plot.data;
    const zoomed = min > xs[0] || max < xs.at(-1);
    figure.plot.setData(data, !zoomed);
    if (zoomed) figure.plot.redraw();
    return;
  }
  const size = () => ({ width: Math.max(holder.clientWidth, 200), height });
  figure.plot = new uPlot({
    ...size(), ...options,
    series: [{}, ...curves],
    padding: [8, 12, 0, 0],
    legend: { show: false },
    hooks: {
      drawClear: [plot => mark(plot, figure.drawing.intervals ?? [])],
      setCursor: [plot => readValues(figure, plot.cursor.idx)],
    },
  }, data, holder);
  new ResizeObserver(() => figure.plot.setSize(size())).observe(holder);
};

// The stretches of the run that a reader must know of, as bands behind the curves.
const mark = (plot, intervals) => {
  const { left, top, width, height } = plot.bbox;
  const inside = at => Math.min(Math.max(plot.valToPos(at, "x", true), left), left + width);
  Map.groupBy(intervals, ({ kind }) => kind).forEach((marked, kind) => {
    plot.ctx.fillStyle = faint(`--${kind}`, 0.13);
    marked.forEach(({ fromSecond, toSecond }) => {
      const from = inside(fromSecond);
      plot.ctx.fillRect(from, top, Math.max(inside(toSecond) - from, 2 * devicePixelRatio), height);
    });
  });
};

// The legend shows what the curves are under the cursor.
const readValues = (figure, index) => {
  const { data, curves, place } = figure.drawing;
  const items = figure.querySelectorAll(".legend li");
  items[curves.length].textContent = index == null ? "" : place(index);
  curves.forEach(({ read }, i) => {
    const value = index == null ? null : data[i + 1][index];
    items[i].querySelector("b").textContent = value == null ? "" : read(value);
  });
};

const redrawCharts = () => document.querySelectorAll("figure").forEach(figure => figure.plot?.redraw(false, false));
