// Requests that began a trace: the slowest of each name. Those that failed stand beside their failure.

const trace = ({ traceLink }, { traceId }) =>
  traceLink === null
    ? h("code", null, traceId)
    : h("a", { href: traceLink.replaceAll("{traceId}", traceId), target: "_blank", rel: "noreferrer" }, h("code", null, traceId));

const slowestTraces = ({ requests, run }) => {
  const rows = requests.flatMap(request => request.slowestTraces.map(traced => ({ ...traced, request })));
  if (rows.length === 0) return null;
  const columns = [
    { title: "Request", value: row => requestName(row.request), cell: row => nameOf(row.request) },
    { title: "Response time", figure: true, value: row => row.responseTimeMillis, cell: row => time(row.responseTimeMillis) },
    { title: "Ended", value: row => row.at, cell: row => timeOfDay(run, row.at) },
    { title: "Trace", cell: row => trace(run, row) },
  ];
  return section("traces", "Slowest traced requests",
    h("p", { class: "quiet" }, "Of each name the slowest of those that began a trace, failed ones too. Times of day are UTC."),
    sortableTable("traces", columns, rows));
};

const failedTraces = (run, { traces }) =>
  traces.length > 0 && h("p", { class: "traces" }, traces.length === 1 ? "Trace: " : "Traces: ",
    traces.flatMap((traced, index) => (index === 0 ? [trace(run, traced)] : [", ", trace(run, traced)])));
