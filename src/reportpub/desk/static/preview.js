// The page as it will print, beside the sentence one is at. It follows from sentence to
// sentence, and a sentence that was saved is shown as it is set anew.
"use strict";

{
  const pane = document.querySelector("[data-preview]");
  const button = document.querySelector("[data-preview-open]");
  const rows = document.querySelector("[data-rows]");
  const place = pane?.querySelector("[data-sheet]");
  const edition = pane?.querySelector("select");
  const key = "desk-preview";
  let asked = null;
  let here = null;
  let seen = "";
  let timer = 0;

  const words = (row) => row.querySelector(".side[lang=en]")?.textContent ?? "";
  const isOpen = () => pane && !pane.hidden;

  async function ask(turn = 0) {
    asked?.abort();
    const own = asked = new AbortController();
    place.setAttribute("aria-busy", "true");
    try {
      const url = `${pane.dataset.preview}${here}?edition=${edition.value}`;
      const reply = await fetch(url, { headers: { "x-desk-fragment": "1" }, signal: own.signal });
      if (reply.status === 503 && turn < 20) { timer = setTimeout(() => ask(turn + 1), 1000); return; }
      if (reply.status === 204 || own.signal.aborted) return;
      if (reply.status >= 500) {
        place.textContent = pane.dataset.failed;
        place.removeAttribute("aria-busy");
        return;
      }
      const holder = document.createElement("template");
      holder.innerHTML = await reply.text();
      const picture = holder.content.querySelector("img");
      // The old page stays until the new one can be seen: no flash of white.
      if (picture) await picture.decode().catch(() => null);
      if (own.signal.aborted) return;
      place.replaceChildren(holder.content);
      mark();
      place.removeAttribute("aria-busy");
    } catch (error) {
      if (error.name !== "AbortError") place.removeAttribute("aria-busy");
    }
  }

  function mark() {
    const sheet = place.querySelector(".sheetview");
    if (!sheet || sheet.dataset.bottom === "0.0000") return;
    const picture = sheet.querySelector("img");
    const spot = document.createElement("span");
    spot.className = "spot";
    const height = picture.getBoundingClientRect().height;
    const top = sheet.dataset.top * height - 2;
    spot.style.top = `${top}px`;
    spot.style.height = `${(sheet.dataset.bottom - sheet.dataset.top) * height + 4}px`;
    sheet.append(spot);
    place.scrollTop = Math.max(0, top - place.clientHeight / 3);
  }

  function look(row, wait = 250) {
    if (!row || row.querySelector("form")) return;
    const same = row.id === here && words(row) === seen;
    here = row.id;
    seen = words(row);
    if (!isOpen() || same) return;
    clearTimeout(timer);
    timer = setTimeout(ask, wait);
  }

  function show(open) {
    pane.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
    document.body.classList.toggle("previewing", open);
    localStorage.setItem(key, open ? "1" : "");
    const row = document.activeElement.closest?.(".group") ?? rows.querySelector(`[id="${here}"]`) ?? inSight();
    row?.scrollIntoView({ block: "nearest" });
    if (!open) return;
    seen = "";
    look(row, 0);
  }

  function inSight() {
    const top = document.querySelector(".bar").offsetHeight;
    return [...rows.querySelectorAll(".group")].find((row) => row.getBoundingClientRect().bottom > top + 40);
  }

  if (pane && button && rows) {
    button.addEventListener("click", (event) => { event.preventDefault(); show(pane.hidden); });
    pane.querySelector("[data-close]").addEventListener("click", () => { show(false); button.focus(); });
    edition.addEventListener("change", () => { if (here) ask(); });
    rows.addEventListener("focusin", (event) => look(event.target.closest(".group")));
    addEventListener("resize", () => { place.querySelector(".spot")?.remove(); if (isOpen()) mark(); });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "p" || event.ctrlKey || event.metaKey || event.altKey) return;
      if (document.activeElement.matches("input, textarea, select")) return;
      show(pane.hidden);
    });
    // A row that was saved takes the place of its form.
    new MutationObserver((changes) => {
      for (const change of changes) for (const node of change.addedNodes) {
        if (node.id && node.id === here) look(node, 0);
      }
    }).observe(rows, { childList: true });
    if (localStorage.getItem(key)) show(true);
  }
}
