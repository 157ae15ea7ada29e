// Draws a result document. The report has it inlined; whoever has a newer one calls render again.

const SECTIONS = [
  top, keyFigures, thresholds, notes, overTime, spectrum, requests, failures, exceptions, checks, generator, runFacts,
];

const render = result => {
  forgetCharts();
  document.title = `${result.run.name}: ${result.verdict ?? "running"} – Throng`;
  document.getElementById("report").replaceChildren(...SECTIONS.map(part => part(result)).filter(Boolean));
};

matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redrawCharts);

// Paper is white: the canvases are redrawn in light colours, and nothing stays folded.
addEventListener("beforeprint", () => {
  document.documentElement.style.colorScheme = "light";
  document.querySelectorAll("details").forEach(details => (details.open = true));
  redrawCharts();
});
addEventListener("afterprint", () => {
  document.documentElement.style.colorScheme = "";
  redrawCharts();
});

render(JSON.parse(document.getElementById("result").textContent));
