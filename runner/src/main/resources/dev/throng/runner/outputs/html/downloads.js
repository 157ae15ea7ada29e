// The files of a run. At the end they are fetched ahead, for the process that serves them may go.

const FILES = [
  { title: "Report", path: "/report.html", ending: ".html" },
  { title: "Statistics", path: "/stats.csv", ending: "_stats.csv" },
  { title: "Failures", path: "/failures.csv", ending: "_failures.csv" },
  { title: "Exceptions", path: "/exceptions.csv", ending: "_exceptions.csv" },
  { title: "JSON", path: "/result.json", ending: ".json" },
];
const kept = new Map();

const fetchFile = async path => (await ask(path)).blob();

const keepFiles = () =>
  Promise.allSettled(FILES.map(async ({ path }) => kept.set(path, await fetchFile(path))));

const download = async ({ path, ending }) => {
  const address = URL.createObjectURL(kept.get(path) ?? (await fetchFile(path)));
  h("a", { href: address, download: shown.run.name + ending }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
};
