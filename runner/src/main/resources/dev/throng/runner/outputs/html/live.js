// The live page: asks for the token, follows the run, and stays as the report when it has ended.

const RETRY_MILLIS = 1000;
const connection = { lastId: null, lost: null, refusal: null, ended: false };

SECTIONS.splice(1, 0, controls);
SECTIONS.unshift(() =>
  h("p", { id: "connection", role: "status", class: "connection", hidden: connection.lost === null },
    connection.lost === null ? "" : `The connection is lost since ${connection.lost.toLocaleTimeString("en-GB")}${connection.refusal ? ` (${connection.refusal})` : ""}; trying again. The figures are as of then.`));

byName.bring = async () => (await ask("/names")).json();

// The process that is asked for them may go.
const keepNames = async () => {
  byName.data = await byName.bring();
  byName.bring = async () => byName.data;
};

// The timeline comes in pieces; the rest of the document is whole each time.
const heard = done => async (id, { fromPoint, points, expectedWorkers, usersCanChange, result }) => {
  if (fromPoint > 0) {
    const { intervals, ...seen } = shown.timeline;
    if (seen.second.length !== fromPoint) throw Object.assign(new Error("a piece of the timeline is missing"), { startOver: true });
    result.timeline = {
      intervals: result.timeline.intervals,
      ...Object.fromEntries(Object.keys(seen).map(column => [column, seen[column].concat(result.timeline[column])])),
    };
  }
  const isWhole = result.phase === "finished" && result.timeline.second.length === points;
  Object.assign(connection, { lastId: id, lost: null, refusal: null });
  wishes.usersCanChange = usersCanChange;
  result.expectedWorkers = expectedWorkers;
  render(result);
  refreshNames();
  if (isWhole && !connection.ended) {
    connection.ended = true;
    await Promise.allSettled([keepFiles(), keepNames()]);
    tell("The test has ended: this page stays as its report.");
    done.abort();
  }
};

const watch = async () => {
  while (!connection.ended) {
    const done = new AbortController();
    try {
      await follow(connection.lastId, heard(done), done.signal);
    } catch (error) {
      if (error.status === 401) return askForToken(access.token === "" ? "" : "This is not the token of this run.");
      if (error.startOver) connection.lastId = null;
      connection.refusal = error.status ? error.message : null;
    }
    if (connection.ended) return;
    connection.lost ??= new Date();
    if (shown) redraw();
    else show([h("p", { id: "connection", role: "status", class: "connection" }, `${connection.refusal ?? "The server does not answer"}; trying again.`)]);
    await new Promise(resolve => setTimeout(resolve, RETRY_MILLIS));
  }
};

const askForToken = problem => {
  document.title = "Throng";
  const enter = event => {
    event.preventDefault();
    const given = event.target.querySelector("input").value.trim();
    if (!isToken(given)) return askForToken("A token has visible ASCII characters only, and no spaces.");
    grant(given);
    watch();
  };
  show([h("form", { id: "token-form", class: "token", onsubmit: enter },
    h("h1", null, "Throng"),
    h("p", { class: "quiet" }, "You need the token of this run to see it: throng run --web prints it with the page's address; a master takes it from THRONG_TOKEN or --token-file."),
    h("label", { for: "token" }, "Token of this run"),
    h("input", { id: "token", type: "password", autocomplete: "off", required: true, autofocus: true }),
    h("button", { type: "submit" }, "Show the run"),
    h("p", { role: "alert", class: "bad" }, problem))]);
  document.getElementById("token").focus();
};

addEventListener("hashchange", () => takeTokenFromAddress() && location.reload());
takeTokenFromAddress();
watch();
