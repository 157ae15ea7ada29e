// Tables that sort by a click on a heading. What the reader chose survives a new rendering.

const sortings = new Map();

// columns: {title, cell: row => node or text, value: row => what to sort by, figure: aligned right}
const sortableTable = (id, columns, rows, footer) => {
  const headings = columns.map((column, index) => heading(id, column, index));
  const body = h("tbody");
  const table = h("table", { "aria-labelledby": `${id}-title` },
    h("thead", null, h("tr", null, headings)),
    body,
    footer && h("tfoot", null, line(columns, footer)));
  const arrange = () => {
    const sorting = sortings.get(id);
    headings.forEach((element, index) => {
      element.setAttribute("aria-sort", sorting?.index !== index ? "none" : sorting.down ? "descending" : "ascending");
    });
    body.replaceChildren(...sorted(rows, columns, sorting).map(row => line(columns, row)));
  };
  table.addEventListener("sort", arrange);
  arrange();
  return h("div", { class: "scroll", tabindex: 0, role: "region", "aria-labelledby": `${id}-title` }, table);
};

const heading = (id, column, index) => {
  const sort = event => {
    const before = sortings.get(id);
    sortings.set(id, { index, down: before?.index === index ? !before.down : Boolean(column.figure) });
    event.target.dispatchEvent(new Event("sort", { bubbles: true }));
  };
  return h("th", { scope: "col", class: column.figure && "figure" },
    column.value ? h("button", { type: "button", onclick: sort }, column.title) : column.title);
};

const sorted = (rows, columns, sorting) => {
  if (!sorting) return rows;
  const value = columns[sorting.index].value;
  const ascending = [...rows].sort((a, b) => {
    const [left, right] = [value(a), value(b)];
    return typeof left === "string" ? left.localeCompare(right, "en", { numeric: true }) : left - right;
  });
  return sorting.down ? ascending.reverse() : ascending;
};

const line = (columns, row) =>
  h("tr", null, columns.map((column, index) =>
    index === 0
      ? h("th", { scope: "row" }, column.cell(row))
      : h("td", { class: column.figure ? "figure" : column.className }, column.cell(row))));
