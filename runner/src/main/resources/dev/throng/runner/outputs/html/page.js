// Draws a result document. The report has it inlined, the live page gets a newer one each second.

const SECTIONS = [
  top, story, capacity, keyFigures, thresholds, notes, overTime, againstLoad, spectrum, requests, names, slowestTraces, failures, exceptions, checks, workers, generator, runFacts,
];
let shown;

const render = result => {
  shown = result;
  redraw();
};

const redraw = () => {
  document.title = `${shown.run.name}: ${shown.verdict ?? PHASES[shown.phase].toLowerCase()} – Throng`;
  show(SECTIONS.map(part => part(shown)).filter(Boolean));
};

const show = parts => {
  const page = document.getElementById("report");
  patch(page, h("main", { id: page.id }, parts));
  drawCharts();
};

matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redrawCharts);

// Paper is white and narrower than most windows: the canvases are redrawn in light colours and in its width, which
// print.css then fits to the sheet that it really is. Nothing stays folded.
const PAPER_WIDTH = 700;
addEventListener("beforeprint", () => {
  document.documentElement.style.colorScheme = "light";
  showAllNames();
  document.querySelectorAll("details").forEach(details => (details.open = true));
  resizeCharts(PAPER_WIDTH);
  redrawCharts();
});
addEventListener("afterprint", () => {
  document.documentElement.style.colorScheme = "";
  resizeCharts();
  redrawCharts();
});
