// Elements. Text from the manifest or the target only ever becomes a text node.

const h = (tag, attributes, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (typeof value === "function") element[name] = value;
    else if (value != null && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter(child => child != null && child !== false));
  return element;
};

const section = (id, title, ...content) =>
  h("section", { id, "aria-labelledby": `${id}-title` }, h("h2", { id: `${id}-title` }, title), content);

const facts = entries =>
  h("dl", { class: "facts" },
    entries.filter(([, value]) => value != null && value !== "")
      .map(([term, value]) => h("div", null, h("dt", null, term), h("dd", null, value))));

// Makes a part of the page like a newly made one and keeps what is the same, and with it focus, selection, scrolling,
// what the reader typed and unfolded. So handlers of events stay too: they must not hold the data they were made with.
const patch = (old, fresh) => {
  if (old.drawing) {
    old.drawing = fresh.drawing;
    return;
  }
  if (old.isEqualNode(fresh)) return;
  if (old.nodeType === Node.TEXT_NODE) {
    old.data = fresh.data;
    return;
  }
  patchAttributes(old, fresh);
  patchChildren(old, fresh);
};

const patchAttributes = (old, fresh) => {
  for (const { name } of [...old.attributes]) {
    if (!fresh.hasAttribute(name) && name !== "open") old.removeAttribute(name);
  }
  for (const { name, value } of [...fresh.attributes]) {
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
};

const patchChildren = (old, fresh) => {
  let at = old.firstChild;
  for (const child of [...fresh.childNodes]) {
    const same = counterpart(old, at, child);
    if (!same) old.insertBefore(child, at);
    else if (same === at) at = at.nextSibling;
    else old.insertBefore(same, at);
    if (same) patch(same, child);
  }
  while (at) {
    const next = at.nextSibling;
    at.remove();
    at = next;
  }
};

// By its id, wherever it is; else what stands in the same place, if it is of the same kind.
const counterpart = (parent, at, child) => {
  if (child.id) return [...parent.children].find(element => element.id === child.id);
  return at && !at.id && at.nodeName === child.nodeName ? at : undefined;
};
