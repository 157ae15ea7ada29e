// What a reader may do to the run: change the number of users, stop it, take its files.

const wishes = { usersCanChange: false, stopAsked: false, answer: "", refused: false };

const tell = (answer, refused = false) => {
  Object.assign(wishes, { answer, refused });
  redraw();
};

const attempt = async (action, success) => {
  try {
    await action();
    tell(success);
  } catch (error) {
    tell(error instanceof TypeError ? "The server can't be reached." : `${error.message}.`, true);
  }
};

const changeUsers = event => {
  event.preventDefault();
  const users = event.target.querySelector("input").valueAsNumber;
  attempt(() => wish("/users", { users }), `Changing to ${plural(users, "user", "users")}.`);
};

const stopTest = () => {
  wishes.stopAsked = false;
  attempt(() => wish("/stop", { reason: "stopped in the web page" }), "Stopping: requests under way may still end.");
};

const askToStop = asked => () => {
  wishes.stopAsked = asked;
  redraw();
};

const button = (title, onclick, className) => h("button", { type: "button", class: className, onclick }, title);

const controls = ({ phase, users }) =>
  h("section", { id: "controls", class: "controls", "aria-label": "Controls" },
    phase === "running" && wishes.usersCanChange &&
      h("form", { id: "users-form", onsubmit: changeUsers },
        h("label", { for: "users-wanted" }, "Users"),
        h("input", { id: "users-wanted", type: "number", min: 0, max: 10_000_000, step: 1, required: true, value: users.planned }),
        h("button", { type: "submit" }, "Change")),
    (phase === "running" || phase === "waitingForWorkers") && h("div", { id: "stop" }, stopButtons()),
    h("div", { id: "files" }, h("span", null, "Download"), FILES.map(file => button(file.title, () => attempt(() => download(file), "")))),
    h("p", { id: "answer", role: "status", class: wishes.refused && "bad" }, wishes.answer));

const stopButtons = () =>
  wishes.stopAsked
    ? [h("span", { id: "stop-sure" }, "Stop the test?"), h("span", { id: "stop-yes" }, button("Stop it", stopTest, "danger")), h("span", { id: "stop-no" }, button("Go on", askToStop(false)))]
    : h("span", { id: "stop-ask" }, button("Stop", askToStop(true), "danger"));
