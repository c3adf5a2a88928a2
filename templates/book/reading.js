// What a style cannot do: search both languages, copy the address of a sentence, go from
// sentence to sentence by keyboard. The page can be read, and is complete, without it.
{
  const form = document.querySelector("form");
  const field = form.querySelector("input");
  const status = form.querySelector("output");
  const results = form.querySelector("ol");
  const tools = document.querySelector(".tools");

  // Every sentence has an empty link to itself; in a row the first that is shown stands
  // for all that say the same.
  const links = [...document.querySelectorAll("main a:empty")];
  const rowOf = (link) => link.closest("tr") ?? link.parentElement;
  const isShown = (link) => link.getClientRects().length > 0;
  const stops = () => {
    const seen = new Set();
    return links.filter((link) => {
      const row = rowOf(link);
      return isShown(link) && !seen.has(row) && seen.add(row);
    });
  };

  // One of the links takes part in the order of the keyboard: the one last used.
  let current;
  const choose = (link) => {
    current?.setAttribute("tabindex", "-1");
    current?.setAttribute("aria-hidden", "true");
    current = link;
    link.removeAttribute("tabindex");
    link.removeAttribute("aria-hidden");
    link.setAttribute("aria-label", form.dataset.link);
  };
  if (links.length) choose(links[0]);

  const go = (step) => {
    const all = stops();
    const row = rowOf(current);
    const next = all[all.findIndex((link) => rowOf(link) === row) + step];
    if (!next) return;
    choose(next);
    next.focus();
    rowOf(next).scrollIntoView({ block: "nearest" });
  };

  const copy = async (link) => {
    try {
      await navigator.clipboard.writeText(link.href);
      status.value = form.dataset.copied;
    } catch {
      // Not allowed here: the address stands in the browser's own field.
    }
  };

  document.querySelector("main").addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (link?.matches("a:empty")) {
      choose(link);
      copy(link);
    } else if (!link && getSelection().isCollapsed) {
      const row = event.target.closest("tr, span[id]");
      const own = row && [...row.querySelectorAll("a:empty")].find(isShown);
      if (!own) return;
      choose(own);
      own.focus({ preventScroll: true });
    }
  });

  // A note of a term opens over the text, and closes to where its reader was.
  let opener;
  const close = () => {
    if (!opener) return false;
    history.back();
    opener.focus({ preventScroll: true });
    opener = undefined;
    return true;
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (link?.matches("a.term")) opener = link;
    else if (link?.matches("a.close") && close()) event.preventDefault();
    else if (link?.getAttribute("href")?.startsWith("#")) opener = undefined;
  });
  addEventListener("hashchange", () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target?.matches(".explanation")) target.querySelector(".close")?.focus();
    const own = target && links.find((link) => link.parentElement === target);
    if (own) choose(own);
  });

  document.addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (key === "Escape") {
      if (results.hasChildNodes()) clear();
      else close();
    } else if (target === current && (key === "ArrowDown" || key === "ArrowUp")) {
      event.preventDefault();
      go(key === "ArrowDown" ? 1 : -1);
    }
  });

  // What stands at the top stays there when a language comes or goes.
  const choices = [...document.querySelectorAll("[name=languages]")];
  const firstRow = () => {
    const edge = tools.getBoundingClientRect().bottom;
    return [...document.querySelectorAll(".aligned tbody tr")].find(
      (row) => row.getClientRects().length && row.getBoundingClientRect().bottom > edge,
    );
  };
  let top;
  const keep = () => (top = scrollY > 200 ? firstRow() : undefined);
  tools.addEventListener("pointerdown", keep);
  tools.addEventListener("keydown", keep);
  tools.addEventListener("change", () =>
    top?.scrollIntoView({ block: "start", behavior: "instant" }),
  );

  // The choice lasts; a browser may forbid to remember anything.
  try {
    const known = localStorage.getItem("languages");
    choices.filter(({ id }) => id === known).forEach((one) => (one.checked = true));
    for (const one of choices)
      one.addEventListener("change", () => localStorage.setItem("languages", one.id));
  } catch {
    // Then it does not last.
  }

  // Search. The index is the text itself, without the numbers of notes.
  const plain = (text) => text.toLowerCase().replace(/[‘’]/g, "'").replace(/[“”]/g, '"');
  const words = (node) => {
    const copied = node.cloneNode(true);
    copied.querySelectorAll("a.note").forEach((note) => note.remove());
    return copied.textContent.trim();
  };
  let index;
  const build = () => {
    const rows = new Map(links.map((link) => [rowOf(link), link]).reverse());
    return [...rows].reverse().map(([row, link]) => {
      const nodes = row.cells ? [...row.cells] : [row];
      const versions = nodes.map((node) => {
        const text = words(node);
        const { lang } = node.closest("[lang]");
        return { text, lang, plain: plain(text) };
      });
      return { id: link.getAttribute("href"), versions };
    });
  };

  const AROUND = 60;
  const excerpt = ({ text, lang, plain }, wanted) => {
    const places = wanted.map((word) => [plain.indexOf(word), word.length]);
    const found = places.filter(([at]) => at >= 0).sort(([a], [b]) => a - b);
    const start = found.length ? Math.max(0, found[0][0] - AROUND / 2) : 0;
    const span = document.createElement("span");
    span.lang = lang;
    let at = start;
    if (start) span.append("…");
    for (const [place, length] of found) {
      if (place < at || place > start + 2 * AROUND) continue;
      const mark = document.createElement("mark");
      mark.append(text.slice(place, place + length));
      span.append(text.slice(at, place), mark);
      at = place + length;
    }
    const end = Math.max(at, start + 2 * AROUND);
    span.append(text.slice(at, end), end < text.length ? "…" : "");
    return span;
  };

  const clear = () => {
    results.replaceChildren();
    status.value = "";
  };
  const search = () => {
    clear();
    const wanted = plain(field.value).split(/\s+/).filter(Boolean);
    if (!wanted.length) return;
    index ??= build();
    const has = (version) => wanted.every((word) => version.plain.includes(word));
    const found = index.filter(({ versions }) => versions.some(has));
    status.value = form.dataset.found.replaceAll("{}", found.length);
    for (const { id, versions } of found.slice(0, 100)) {
      const link = document.createElement("a");
      link.href = id;
      link.append(...versions.map((version) => excerpt(version, wanted)));
      const item = document.createElement("li");
      item.append(link);
      results.append(item);
    }
  };
  field.addEventListener("input", search);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    results.querySelector("a")?.click();
  });
  results.addEventListener("click", () => clear());
  form.hidden = false;
}
