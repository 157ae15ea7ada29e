// The report has its result inlined, and its names, which are read when they are asked for.

const inlined = id => JSON.parse(document.getElementById(id).textContent);

byName.bring = async () => inlined("names-over-time");
showAllNames = () => {
  byName.data = inlined("names-over-time");
  byName.open = byName.data !== null;
  redraw();
};
if (document.getElementById("names-over-time").textContent === "null") SECTIONS.splice(SECTIONS.indexOf(names), 1);
render(inlined("result"));
