// What the run says of its target, and where in it: the story, and its findings as marks for the charts.

const DEGRADATIONS = {
  graceful: "degrades gracefully", catastrophic: "degrades catastrophically", notSeen: "no degradation seen",
  failures: "requests fail", slower: "times rise, in no pattern", unknown: "too little to tell",
};
const MOST_ROWS_OF_MARKS = 3;

const story = ({ story }) => {
  if (story === null) return null;
  return section("story", "Story",
    h("p", { class: "headline" }, story.headline),
    h("p", null, h("span", { class: `degradation ${story.degradation}` }, DEGRADATIONS[story.degradation] ?? story.degradation)),
    story.findings.length > 0 && h("ul", { class: "findings" }, story.findings.map(findingLine)),
    story.ignored.length > 0 && h("p", { class: "quiet" }, `Known, and not told where seen: ${story.ignored.join(", ")}.`),
    story.cannotSay.length > 0 && h("details", { id: "cannot-say" },
      h("summary", null, `What this run cannot say (${story.cannotSay.length})`),
      h("ul", { class: "quiet" }, story.cannotSay.map(sentence => h("li", null, sentence)))));
};

const findingLine = finding =>
  h("li", null,
    h("p", null,
      h("code", { class: "finding" }, finding.id),
      finding.of !== "" && h("span", { class: "target" }, finding.of),
      h("span", { class: "quiet" }, `${clock(finding.fromSecond)}–${clock(finding.toSecond)}, ${loadsOf(finding)}, ${finding.confidence}`)),
    h("p", null, finding.text),
    h("p", { class: "quiet" }, finding.id === "oneWorker" || finding.id === "spike" ? finding.pointsTo : `Points to: ${uncapitalised(finding.pointsTo)}`),
    h("details", null, h("summary", null, "Evidence"), facts(Object.entries(finding.evidence).map(([name, value]) => [name, String(value)]))));

const loadsOf = ({ fromLoad, toLoad, loadUnit }) =>
  Math.round(fromLoad) === Math.round(toLoad)
    ? `at ${count(fromLoad)} ${loadUnit}`
    : `${count(fromLoad)} to ${count(toLoad)} ${loadUnit}`;

// But for abbreviations, such as CPU.
const uncapitalised = text => (/^[A-Z][a-z ]/.test(text) ? text[0].toLowerCase() + text.slice(1) : text);

// Those of all requests and workers, or those of one name, in rows in which they do not overlap.
const marksOf = (story, concerns) => {
  const ends = [];
  return (story?.findings ?? []).filter(concerns).toSorted((a, b) => a.fromSecond - b.fromSecond).map(({ id, fromSecond, toSecond }) => {
    const free = ends.findIndex(end => end <= fromSecond);
    const row = Math.min(free < 0 ? ends.length : free, MOST_ROWS_OF_MARKS - 1);
    ends[row] = Math.max(ends[row] ?? 0, toSecond);
    return { label: id, from: fromSecond, to: toSecond, row };
  });
};

const spoken = marks => marks.map(({ label, from, to }) => `; ${label} ${clock(from)} to ${clock(to)}`).join("");
