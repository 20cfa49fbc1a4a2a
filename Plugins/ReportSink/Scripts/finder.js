// Finds municipalities by name. Without it there is the list, with its letters.
for (const finder of document.querySelectorAll("[data-finder]")) {
  const input = finder.querySelector("input");
  const found = finder.querySelector("[data-found]");
  const plain = (text) => text.normalize("NFD").replace(/[\p{M}'’‘`]/gu, "").replace(/[-\s]+/g, " ").toLowerCase().trim();
  // The names that people use, as 'name: other, other; name: other'.
  const also = new Map(finder.dataset.also.split(";").map((entry) => entry.split(":").map(plain)));
  const entries = [...document.querySelectorAll("table.list tbody th a")].map((link) => {
    const name = plain(link.textContent);
    return { link, names: [name, ...(also.get(name)?.split(",").map(plain) ?? [])] };
  });
  input.addEventListener("input", () => {
    const wanted = plain(input.value);
    const starts = (entry) => (entry.names.some((name) => name.startsWith(wanted)) ? 0 : 1);
    const hits = wanted ? entries.filter(({ names }) => names.some((name) => name.includes(wanted))) : [];
    hits.sort((a, b) => starts(a) - starts(b));
    found.replaceChildren(
      ...hits.slice(0, 8).map(({ link }) => {
        const item = document.createElement("li");
        item.append(link.cloneNode(true));
        return item;
      }));
    finder.querySelector("[data-count]").textContent = wanted ? String(hits.length) : "";
  });
  input.form.addEventListener("submit", (event) => {
    event.preventDefault();
    found.querySelector("a")?.click();
  });
  finder.hidden = false;
}
