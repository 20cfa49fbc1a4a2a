// Sorts and filters the tables of areas. Without it they stand in order, complete.
for (const table of document.querySelectorAll("table[data-sortable]")) {
  const texts = document.getElementById("inhoud").dataset;
  const body = table.tBodies[0];
  const heads = [...table.tHead.rows[0].cells];
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
  const rows = [...body.rows].map((row) => ({
    row,
    // Names and verdicts are what one looks for.
    words: plain([...row.cells].filter((cell) => cell.matches("th, .v")).map((cell) => cell.textContent).join(" ")),
  }));
  const value = ({ row }, column) => {
    const cell = row.cells[column];
    if (!("v" in cell.dataset)) return cell.textContent.trim();
    return cell.dataset.v === "" ? null : Number(cell.dataset.v);
  };
  const compare = (a, b) => (typeof a === "string" ? a.localeCompare(b, document.documentElement.lang) : a - b);
  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    const label = head.firstChild;
    head.insertBefore(button, label);
    button.append(label);
    button.addEventListener("click", () => {
      const way = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", way === 1 ? "ascending" : "descending");
      rows.sort((a, b) => {
        const [x, y] = [value(a, column), value(b, column)];
        // What is not known stays below, whichever way the rest goes.
        if (x === null || y === null) return (x === null) - (y === null);
        return way * compare(x, y);
      });
      body.append(...rows.map(({ row }) => row));
    });
  });
  const box = document.createElement("p");
  box.className = "filter";
  const input = Object.assign(document.createElement("input"), { type: "search", autocomplete: "off" });
  input.id = "filter-" + table.closest("[aria-labelledby]").getAttribute("aria-labelledby");
  const label = Object.assign(document.createElement("label"), { htmlFor: input.id, textContent: texts.filter });
  const status = document.createElement("span");
  status.setAttribute("role", "status");
  box.append(label, input, status);
  input.addEventListener("input", () => {
    const wanted = plain(input.value);
    for (const { row, words } of rows) row.hidden = !words.includes(wanted);
    const shown = rows.filter(({ row }) => !row.hidden).length;
    status.textContent = wanted ? `${shown} / ${rows.length}` : "";
  });
  table.closest(".scroll").before(box);
}
