// Tables that sort by a click on a heading. What the reader chose survives a new rendering.

const LONG = 25;
const sortings = new Map();

// columns: {title, cell: row => node or text, value: row => what to sort by, figure: aligned right}
const sortableTable = (id, columns, rows, footer) => {
  const sorting = sortings.get(id);
  return h("div", { class: rows.length > LONG ? "scroll long" : "scroll", tabindex: 0, role: "region", "aria-labelledby": `${id}-title` },
    h("table", { "aria-labelledby": `${id}-title` },
      h("thead", null, h("tr", null, columns.map((column, index) => heading(id, column, index, sorting)))),
      h("tbody", null, sorted(rows, columns, sorting).map(row => line(columns, row))),
      footer && h("tfoot", null, line(columns, footer))));
};

const heading = (id, column, index, sorting) => {
  const className = column.figure ? "figure" : column.className;
  if (!column.value) return h("th", { scope: "col", class: className }, column.title);
  const sort = () => {
    const before = sortings.get(id);
    sortings.set(id, { index, down: before?.index === index ? !before.down : Boolean(column.figure) });
    redraw();
  };
  const order = sorting?.index !== index ? "none" : sorting.down ? "descending" : "ascending";
  return h("th", { scope: "col", class: className, "aria-sort": order },
    h("button", { type: "button", onclick: sort }, column.title));
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
