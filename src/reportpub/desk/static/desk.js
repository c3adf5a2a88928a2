// What the desk does in the browser. Every page works without it; with it, lists are
// searched as one types, sentences are edited in place, and builds are watched.
"use strict";

const part = { "x-desk-fragment": "1" };
const $ = (selector, root = document) => root.querySelector(selector);

// A list that follows what is typed into the form over it.
for (const form of document.querySelectorAll("form[data-live]")) {
  const place = $(form.dataset.live);
  let asked = null;
  let timer = 0;
  const ask = async () => {
    asked?.abort();
    asked = new AbortController();
    const query = new URLSearchParams(new FormData(form));
    try {
      const reply = await fetch(`${form.action}?${query}`, { headers: part, signal: asked.signal });
      if (!reply.ok) { location.reload(); return; }
      place.innerHTML = await reply.text();
      history.replaceState(null, "", `?${query}`);
    } catch (error) {
      if (error.name !== "AbortError") throw error;
    }
  };
  form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, 120); });
  form.addEventListener("submit", (event) => { event.preventDefault(); ask(); });
}

// Unsaved words are not lost by a slip.
let unsaved = false;
document.addEventListener("input", (event) => {
  if (event.target.closest("form[data-guard]")) unsaved = true;
});
document.addEventListener("submit", () => { unsaved = false; });
addEventListener("beforeunload", (event) => { if (unsaved) event.preventDefault(); });

const say = (words, isBad = false) => {
  $("#said").textContent = words;
  $("#said").classList.toggle("bad", isBad);
};
const group = (node) => node.closest(".group");

function swapped(old, markup) {
  const holder = document.createElement("template");
  holder.innerHTML = markup;
  const fresh = $(".group", holder.content);
  if (!fresh) { say(holder.content.textContent.trim(), true); return null; }
  old.replaceWith(fresh);
  const first = $("[data-first]", fresh);
  (first ?? fresh).focus({ preventScroll: true });
  fresh.scrollIntoView({ block: "nearest" });
  if (first) first.setSelectionRange(first.value.length, first.value.length);
  wait(fresh);
  return fresh;
}

// A sentence that was saved is checked a moment later; then its findings are shown.
function wait(row, turn = 0) {
  if (!row.hasAttribute("data-pending") || turn > 20) return;
  setTimeout(async () => {
    if (!row.isConnected || $("form", row)) return;
    const reply = await fetch(row.dataset.row, { headers: part }).catch(() => null);
    if (!reply?.ok) return;
    const holder = document.createElement("template");
    holder.innerHTML = await reply.text();
    const fresh = $(".group", holder.content);
    const hadFocus = row.contains(document.activeElement);
    row.replaceWith(fresh);
    if (hadFocus) fresh.focus({ preventScroll: true });
    wait(fresh, turn + 1);
  }, 600);
}
document.querySelectorAll(".group[data-pending]").forEach((row) => wait(row));

async function open(link) {
  const reply = await fetch(link.href, { headers: part });
  swapped(group(link), await reply.text());
}

async function cancel(row) {
  const link = $("[data-cancel]", row);
  if (!link) return;
  unsaved = false;
  const reply = await fetch(link.dataset.cancel, { headers: part });
  swapped(row, await reply.text());
}

document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  const edit = event.target.closest("[data-edit]");
  const back = event.target.closest("[data-back]");
  const leave = event.target.closest("[data-cancel]");
  if (edit) { event.preventDefault(); open(edit); }
  if (leave && group(leave)) { event.preventDefault(); cancel(group(leave)); }
  if (back) { event.preventDefault(); history.back(); }
});

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches("[data-swap]")) return;
  event.preventDefault();
  const button = $("button", form);
  button.disabled = true;
  try {
    const body = new URLSearchParams(new FormData(form));
    const reply = await fetch(form.action, { method: "POST", headers: part, body });
    const fresh = swapped(group(form), await reply.text());
    if (fresh && reply.ok) say("");
    if (!reply.ok) unsaved = true;
  } catch {
    // The desk does not answer; the words stay where they are.
    unsaved = true;
    say($("#said").dataset.lost, true);
  } finally {
    button.disabled = false;
  }
});

// The keyboard: from sentence to sentence, from finding to finding.
function step(by, selector = ".group") {
  const rows = [...document.querySelectorAll(selector)];
  const here = document.activeElement.closest?.(".group");
  let place = rows.indexOf(here);
  if (place < 0 && here) {
    place = rows.findIndex((row) => here.compareDocumentPosition(row) & Node.DOCUMENT_POSITION_FOLLOWING) - 1;
  }
  const next = rows[Math.max(0, Math.min(rows.length - 1, place + by))];
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: "nearest" });
}
document.addEventListener("keydown", (event) => {
  const row = document.activeElement.closest?.(".group");
  const typing = document.activeElement.matches?.("input, textarea, select");
  if (event.key === "Escape" && row) { cancel(row); return; }
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    const form = document.activeElement.closest?.("form");
    if (form) { event.preventDefault(); form.requestSubmit(); }
    return;
  }
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const search = $("[data-search]");
  if (event.key === "/" && search) { event.preventDefault(); search.focus(); }
  if (!$("[data-rows]")) return;
  if (event.key === "j") step(1);
  if (event.key === "k") step(-1);
  if (event.key === "n") step(1, ".group.found");
  if (event.key === "Enter" && document.activeElement === row) {
    const edit = $("[data-edit]", row);
    if (edit) { event.preventDefault(); open(edit); }
  }
});

// A build, as it goes on.
for (const place of document.querySelectorAll("[data-events]")) {
  const source = new EventSource(place.dataset.events);
  const bar = $("progress", place);
  let made = 0;
  source.onmessage = ({ data }) => {
    const event = JSON.parse(data);
    if (event.kind === "start") { bar.max = Math.max(1, event.count); bar.value = made = 0; }
    if (event.kind === "file") {
      bar.value = made += 1;
      const line = document.createElement("li");
      line.textContent = `${event.name}  ${Math.max(1, Math.round(event.size / 1000))} kB  ${event.seconds} s`;
      $("[data-log]", place).prepend(line);
      $("[data-words]", place).textContent = `${made} / ${bar.max}`;
    }
    if (["done", "failed", "cancelled"].includes(event.kind)) { source.close(); location.reload(); }
  };
  source.onerror = () => { if (source.readyState === EventSource.CLOSED) location.reload(); };
}

// A text that is being checked is looked at again: rows that differ take the place of theirs.
async function renew(turn = 0) {
  const reply = await fetch(location.href);
  if (!reply.ok) return;
  const page = new DOMParser().parseFromString(await reply.text(), "text/html");
  for (const fresh of page.querySelectorAll(".group")) {
    const old = document.getElementById(fresh.id);
    if (!old || $("form", old) || old.outerHTML === fresh.outerHTML) continue;
    const hadFocus = old.contains(document.activeElement);
    old.replaceWith(fresh);
    if (hadFocus) fresh.focus({ preventScroll: true });
  }
  if (!$("[data-stale]", page)) $("[data-stale]").remove();
  else if (turn < 30) setTimeout(() => renew(turn + 1), 1000);
}
if ($("[data-stale]")) setTimeout(renew, 700);

// What is being checked is looked at again.
if ($("[data-again]")) setTimeout(() => location.reload(), 1500);

// With --watch: a page shows what an editor saved, unless something is being typed.
const changes = document.body.dataset.changes;
if (changes) {
  new EventSource(changes).onmessage = () => {
    if (!unsaved && !$(".editing") && !document.activeElement.matches("input, textarea, select")) location.reload();
  };
}
