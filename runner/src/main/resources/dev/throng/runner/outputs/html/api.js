// The server that the page came from: the run's token, what may be asked and wished with it, and the stream of results.

const KEPT = "throng-token";
const GIVEN = "#token=";
const SILENCE_MILLIS = 20_000;

// The token: from the address after #, where no server sees it, then kept for this tab and taken out of the address.
const access = { token: sessionStorage.getItem(KEPT) ?? "" };

const grant = token => {
  access.token = token;
  sessionStorage.setItem(KEPT, token);
};

// As it is written: of what a token may have, browsers encode no more than "<>` after #.
const takeTokenFromAddress = () => {
  if (!location.hash.startsWith(GIVEN)) return false;
  grant(location.hash.slice(GIVEN.length).replace(/%(22|3C|3E|60)/g, decodeURIComponent));
  history.replaceState(null, "", location.pathname);
  return true;
};

// An answer of the API; what it refuses becomes an Error with its sentence and its status.
const ask = async (path, options = {}) => {
  const response = await fetch(`api/v1/run${path}`, {
    cache: "no-store",
    ...options,
    headers: { ...options.headers, Authorization: `Bearer ${access.token}` },
  });
  if (response.ok) return response;
  const { error } = await response.json().catch(() => ({}));
  throw Object.assign(new Error(error ?? `the server answered ${response.status}`), { status: response.status });
};

const isToken = text => /^[\x21-\x7e]+$/.test(text);

const wish = (path, body) => ask(path, { method: "POST", body: JSON.stringify(body) });

// Follows the stream from the event after lastId, until it ends, breaks, or says nothing for long; heard may be async.
const follow = async (lastId, heard, done) => {
  const silence = new AbortController();
  let timer;
  const alive = () => {
    clearTimeout(timer);
    timer = setTimeout(() => silence.abort(), SILENCE_MILLIS);
  };
  alive();
  try {
    const response = await ask("/events", {
      headers: lastId ? { "Last-Event-ID": lastId } : {},
      signal: AbortSignal.any([silence.signal, done]),
    });
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = "";
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      alive();
      const blocks = (rest + read.value).split("\n\n");
      rest = blocks.pop();
      for (const event of blocks.map(fields)) if (event.data) await heard(event.id, JSON.parse(event.data));
    }
  } finally {
    clearTimeout(timer);
  }
};

const fields = block =>
  Object.fromEntries(block.split("\n").map(line => line.split(/: ?(.*)/s).slice(0, 2)).filter(([name]) => name !== ""));
