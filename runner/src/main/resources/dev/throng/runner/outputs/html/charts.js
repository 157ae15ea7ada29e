// Charts by uPlot: each is a figure that keeps its canvas while its data grows.

const SECONDS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400];
const POWERS = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9];
const POWERS_AND_BELOW = [0.001, 0.01, 0.1, ...POWERS];
const ROUND = POWERS_AND_BELOW.flatMap(power => [power, 2 * power, 5 * power]);
const ROW_OF_MARKS = 16;
const LINE = 18;
const X_AXIS = 50;
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

// As many as have room below each other.
const roundTimes = (plot, ratio) => (3 * Math.log10(ratio) * LINE > plot.height - X_AXIS ? POWERS_AND_BELOW : ROUND);

// Of times, whose scale goes by powers of ten so that neither the fast ones nor a spike get lost.
const timeScale = { distr: 3 };
const timeAxis = () =>
  axis(time, {
    size: 62,
    splits: (plot, at, min, max) => roundTimes(plot, max / min).filter(round => round >= min && round <= max),
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

// label: what a reader hears who does not see; place: index => how the x under the cursor reads; curves follow the columns;
// marks: {label, from, to, row} as brackets at the top, or a line where from is to
const chart = (id, title, label, data, { place, curves, height, options, intervals = [], marks = [] }) => {
  const figure = h("figure", { id: `${id}-chart` },
    h("figcaption", null, h("span", null, title), legend(curves)),
    h("div", { class: "chart", role: "img", style: `min-height: ${height}px` }));
  const above = ROW_OF_MARKS * rowsOf(marks);
  figure.drawing = { label, data, place, curves, height: height + above, above, options, intervals, marks };
  return figure;
};

const legend = curves =>
  h("ul", { class: "legend", "aria-hidden": "true" },
    curves.map(curve =>
      h("li", { class: curve.dash ? "dashed" : curve.dots && "dots", style: `--curve: var(${curve.property})` }, curve.label, h("b"))),
    h("li", { class: "place" }));

const sizeOf = figure => ({ width: Math.max(figure.querySelector(".chart").clientWidth, 200), height: figure.drawing.height });

const drawCharts = () => document.querySelectorAll("figure").forEach(draw);

const draw = figure => {
  const { label, data, curves, options } = figure.drawing;
  const holder = figure.querySelector(".chart");
  holder.setAttribute("aria-label", label);
  const size = () => sizeOf(figure);
  if (figure.plot) {
    if (figure.plot.height !== figure.drawing.height) figure.plot.setSize(size());
    const { min, max } = figure.plot.scales.x;
    const [xs] = figure.plot.data;
    const zoomed = min > xs[0] || max < xs.at(-1);
    figure.plot.setData(data, !zoomed);
    if (zoomed) figure.plot.redraw();
    return;
  }
  figure.plot = new uPlot({
    ...size(), ...options,
    series: [{}, ...curves],
    padding: [() => 8 + figure.drawing.above, 20, 0, 0],
    legend: { show: false },
    hooks: {
      drawClear: [plot => shade(plot, figure.drawing.intervals)],
      draw: [plot => bracket(plot, figure.drawing.marks)],
      setCursor: [plot => readValues(figure, plot.cursor.idx)],
    },
  }, data, holder);
  new ResizeObserver(() => figure.plot.setSize(size())).observe(holder);
};

const within = plot => {
  const { left, width } = plot.bbox;
  return at => Math.min(Math.max(plot.valToPos(at, "x", true), left), left + width);
};

// The stretches of the run that a reader must know of, as bands behind the curves.
const shade = (plot, intervals) => {
  const { top, height } = plot.bbox;
  const inside = within(plot);
  Map.groupBy(intervals, ({ kind }) => kind).forEach((marked, kind) => {
    plot.ctx.fillStyle = faint(`--${kind}`, 0.13);
    marked.forEach(({ fromSecond, toSecond }) => {
      const from = inside(fromSecond);
      plot.ctx.fillRect(from, top, Math.max(inside(toSecond) - from, 2 * devicePixelRatio), height);
    });
  });
};

const rowsOf = marks => marks.reduce((rows, { row = 0 }) => Math.max(rows, row + 1), 0);

// What was found where: a bar with its name above the curves, its ends marked down to the axis.
const bracket = (plot, marks) => {
  if (marks.length === 0) return;
  const { left, top, width, height } = plot.bbox;
  const inside = within(plot);
  const { ctx } = plot;
  const px = devicePixelRatio;
  ctx.save();
  ctx.font = `${11 * px}px system-ui, sans-serif`;
  ctx.textBaseline = "top";
  ctx.textAlign = "left";
  ctx.lineWidth = px;
  ctx.setLineDash([3 * px, 3 * px]);
  const rows = rowsOf(marks);
  ctx.strokeStyle = ctx.fillStyle = colour("--finding");
  marks.forEach(({ label, from, to, row = 0 }) => {
    const [start, end] = [inside(from), inside(to)];
    const y = top - (rows - row) * ROW_OF_MARKS * px;
    ctx.globalAlpha = 0.6;
    ctx.beginPath();
    [start, end].forEach(x => {
      ctx.moveTo(x, y);
      ctx.lineTo(x, top + height);
    });
    ctx.stroke();
    ctx.globalAlpha = 1;
    ctx.fillRect(start, y, Math.max(end - start, 2 * px), 2 * px);
    const size = ctx.measureText(label).width;
    const x = Math.max(left, Math.min(start + 3 * px, left + width - size - 2 * px));
    ctx.fillText(label, x, y + 3 * px);
  });
  ctx.restore();
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

// As wide as it is given, or else as its place on the page.
const resizeCharts = width =>
  document.querySelectorAll("figure").forEach(figure => figure.plot?.setSize({ ...sizeOf(figure), ...(width && { width }) }));

const redrawCharts = () => document.querySelectorAll("figure").forEach(figure => figure.plot?.redraw(false, false));
