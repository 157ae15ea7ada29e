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
