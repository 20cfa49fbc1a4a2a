// Puts two municipalities beside each other. Without it there is the table of all.
for (const form of document.querySelectorAll("[data-compare]")) {
  const table = document.querySelector("table[data-all]");
  const place = document.querySelector("[data-pair]");
  const rows = [...table.tBodies[0].rows];
  const whole = rows.filter((row) => row.classList.contains("whole"));
  const others = rows.filter((row) => !row.classList.contains("whole"));
  const [one, two] = form.querySelectorAll("select");
  for (const choice of [one, two]) {
    choice.append(new Option("–", ""));
    others.forEach((row, number) => choice.append(new Option(row.cells[0].textContent.trim(), String(number))));
  }
  const cell = (name, text) => Object.assign(document.createElement(name), { textContent: text });
  const show = () => {
    const chosen = [one, two].filter(({ value }) => value !== "").map(({ value }) => others[Number(value)]);
    place.hidden = chosen.length === 0;
    const shown = [...chosen, ...whole];
    const pair = document.createElement("table");
    const head = pair.createTHead().insertRow();
    head.append(cell("td", ""));
    for (const row of shown) {
      const name = document.createElement("th");
      name.scope = "col";
      name.className = "n";
      name.append(...row.cells[0].cloneNode(true).childNodes);
      head.append(name);
    }
    const body = pair.createTBody();
    [...table.tHead.rows[0].cells].slice(1).forEach((label, column) => {
      const line = body.insertRow();
      const name = document.createElement("th");
      name.scope = "row";
      name.append(...label.cloneNode(true).childNodes);
      line.append(name);
      for (const row of shown) line.append(row.cells[column + 1].cloneNode(true));
    });
    place.replaceChildren(pair);
  };
  form.addEventListener("change", show);
  form.hidden = false;
}
