"""Compares what Throng wrote of a run with what a collector received, both in a folder: .ci/traces/check."""

import json
import pathlib
import sys

folder = pathlib.Path(sys.argv[1])
result = json.loads((folder / "result.json").read_text())
fleet = json.loads((folder / "fleet.json").read_text())
report = (folder / "report.html").read_text()


def received(name):
    return [json.loads(line) for line in (folder / name).read_text().splitlines()]


spans = [
    span
    for line in received("traces.json")
    for resource in line["resourceSpans"]
    for scope in resource["scopeSpans"]
    for span in scope["spans"]
]
collected = {span["traceId"] for span in spans}

slowest = {traced["traceId"]: request for request in result["requests"] for traced in request["slowestTraces"]}
failed = {traced["traceId"]: failure for failure in result["failures"] for traced in failure["traces"]}
assert len(slowest) == 3 * len(result["requests"]) == 9, slowest
assert 1 <= len(failed) <= 3, failed
for trace, of in (slowest | failed).items():
    assert trace in collected, f"{trace} of {of['type']} {of['name']} is not in the collector"
    assert trace in report, f"{trace} is not in the report"
    mine = [span for span in spans if span["traceId"] == trace]
    assert len(mine) == 1, mine
    paths = [a["value"]["stringValue"] for a in mine[0]["attributes"] if a["key"] == "url.path"]
    assert paths == [of["name"]], (paths, of["name"])

for request in fleet["requests"]:
    for traced in request["slowestTraces"]:
        assert traced["traceId"] in collected, f"{traced} of {request['name']} is not in the collector"

requests = sum(run["total"]["requests"] + run["total"]["unfinished"] for run in (result, fleet))
share = len(spans) / requests
assert len(spans) == len(collected), "two requests have one trace"
assert 0.1 < share < 0.3, f"{len(spans)} of {requests} requests have a trace"

sums, exemplars = {}, set()
for line in received("metrics.json"):
    for resource in line["resourceMetrics"]:
        role = next(a["value"]["stringValue"] for a in resource["resource"]["attributes"] if a["key"] == "throng.role")
        for metric in (metric for scope in resource["scopeMetrics"] for metric in scope["metrics"]):
            points = metric.get("sum", metric.get("histogram", {})).get("dataPoints", [])
            exemplars |= {e["traceId"] for point in points for e in point.get("exemplars", [])}
            sums[role, metric["name"]] = sum(point.get("asDouble", int(point.get("count", 0))) for point in points)
for role, run in (("run", result), ("master", fleet), ("worker", fleet)):
    for metric in ("throng_requests", "throng_response_time_seconds"):
        assert sums[role, metric] == run["total"]["requests"] > 0, (role, metric, sums[role, metric], run["total"])
assert exemplars and exemplars <= collected, exemplars - collected

print(
    f"traces: {len(slowest)} slow and {len(failed)} failed requests of {requests} were found by their trace ids among {len(spans)} traces;"
    f" {len(exemplars)} exemplars, and the counts of run, master and worker, are in the metrics"
)
