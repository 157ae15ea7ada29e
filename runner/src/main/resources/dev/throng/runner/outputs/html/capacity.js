// How much the target bears, by a search: the answer, and the steps that it rests on.

const RESULTS = { held: "✓ held", broke: "✗ broke", unclear: "! unclear" };
const RESULT_STYLES = { held: "good", broke: "bad", unclear: "quiet" };

const capacity = ({ capacity, phase }) => {
  if (!capacity || capacity.steps.length === 0) return null;
  const columns = [
    { title: "Step", value: row => row.number, cell: row => row.number },
    { title: `Load, ${capacity.unit}`, figure: true, value: row => row.load, cell: row => row.load.toLocaleString("en") },
    { title: "Result", value: row => row.result, cell: row => h("span", { class: RESULT_STYLES[row.result] }, RESULTS[row.result]) },
    { title: "Rate", figure: true, value: row => row.requestRate, cell: row => rate(row.requestRate) },
    { title: "p50", figure: true, value: row => row.p50Millis, cell: row => time(row.p50Millis) },
    { title: "p95", figure: true, value: row => row.p95Millis, cell: row => time(row.p95Millis) },
    { title: "Failed", figure: true, value: row => row.failureRatio, cell: row => percent(row.failureRatio) },
    { title: "Judged", value: row => row.judgedFromSecond, cell: row => `${duration(row.judgedFromSecond)} to ${duration(row.toSecond)}` },
    { title: "Why", value: row => row.why, cell: row => row.why, className: "why" },
  ];
  const sentence = capacity.text[0].toUpperCase() + capacity.text.slice(1);
  return section("capacity", "Capacity",
    h("p", null, phase === "finished" ? sentence : `So far: ${capacity.text}`, "."),
    sortableTable("capacity", columns, capacity.steps.map((step, index) => ({ number: index + 1, ...step }))));
};
