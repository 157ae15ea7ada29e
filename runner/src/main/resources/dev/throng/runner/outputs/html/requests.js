// The table per request name, for one of the four times that are kept of each.

const TIMES = {
  responseTimeMillis: "Response time",
  serviceTimeMillis: "Service time",
  firstByteTimeMillis: "First byte",
  connectTimeMillis: "Connect",
};
let timesShown = "responseTimeMillis";

const requests = result => {
  const show = kind => {
    timesShown = kind;
    redraw();
  };
  const choices = Object.entries(TIMES).map(([kind, title]) =>
    h("label", null,
      h("input", { type: "radio", name: "times", value: kind, checked: kind === timesShown, onchange: () => show(kind) }),
      h("span", null, title)));
  return section("requests", "Requests",
    h("fieldset", { class: "choice" }, h("legend", null, "Times shown"), choices),
    requestTable(result, timesShown));
};

const requestTable = ({ requests, total }, kind) => {
  const scale = logScale(requests.map(request => request[kind]).filter(times => times.count > 0));
  const millis = (title, key) => ({
    title,
    figure: true,
    value: row => row[kind][key],
    cell: row => (row[kind].count === 0 ? "–" : time(row[kind][key])),
  });
  const columns = [
    { title: "Request", value: requestName, cell: row => (row === total ? "All requests" : nameOf(row)) },
    { title: "Requests", figure: true, value: row => row.requests, cell: row => count(row.requests) },
    { title: "Failed", figure: true, value: row => row.failureRatio, cell: failed },
    { title: "Rate", figure: true, value: row => row.requestsPerSecond, cell: row => rate(row.requestsPerSecond) },
    { title: "p50 to p99", className: "range", cell: row => range(row[kind], scale) },
    millis("Mean", "mean"), millis("p50", "p50"), millis("p95", "p95"),
    millis("p99", "p99"), millis("p99.9", "p99.9"), millis("Max", "max"),
    { title: "Size", figure: true, value: size, cell: row => bytes(size(row)) },
  ];
  return sortableTable("requests", columns, requests, total);
};

const size = row => row.bytesReceived / Math.max(1, row.requests);

const nameOf = row => [h("span", { class: "type" }, row.type), " ", row.name];

const failed = row =>
  row.failures === 0
    ? h("span", { class: "quiet" }, "0")
    : h("span", { class: "bad" }, `${count(row.failures)} (${percent(row.failureRatio)})`);

const logScale = all => {
  const lowest = Math.log(Math.max(Math.min(...all.map(times => times.p50)), 0.01));
  const highest = Math.log(Math.max(...all.map(times => times.p99), 0.02));
  return millis => (100 * (Math.log(Math.max(millis, 0.01)) - lowest)) / Math.max(highest - lowest, 0.01);
};

const range = (times, scale) => {
  if (times.count === 0) return "";
  const within = millis => Math.min(Math.max(scale(millis), 0), 100);
  const [from, middle, to] = [times.p50, times.p95, times.p99].map(within);
  return h("span", { class: "track", "aria-hidden": "true", title: `p50 ${time(times.p50)}, p95 ${time(times.p95)}, p99 ${time(times.p99)}` },
    h("span", { class: "bar", style: `left: ${from}%; width: ${to - from}%` }),
    h("span", { class: "dot", style: `left: ${middle}%` }));
};
