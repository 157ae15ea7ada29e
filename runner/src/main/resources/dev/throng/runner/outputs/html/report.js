// The report has its result inlined.

render(JSON.parse(document.getElementById("result").textContent));
