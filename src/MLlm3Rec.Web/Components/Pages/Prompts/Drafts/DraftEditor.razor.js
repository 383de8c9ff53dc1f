// The text lives here, in the browser: the server never sends it back while one types. On a pause it goes to the server in pieces below SignalR's
// message limit; until the server has it, a copy lies in localStorage, so that a reload, a killed server or a lost network cost nothing.
const pause = 600;
const piece = 8000;
const patience = 5000;
const most = 200000; // As DraftFields.MaxLength says.

function tab() {
  let name = sessionStorage.getItem("prompt-tab");
  if (!name) {
    name = crypto.randomUUID();
    sessionStorage.setItem("prompt-tab", name);
  }
  return name;
}

const stem = desk => `prompt-draft-${desk.draft}-`;
const mirrorName = desk => stem(desk) + tab();

function read(name) {
  try { return JSON.parse(localStorage.getItem(name) ?? "null"); } catch { return null; }
}

// Texts by place that the server may not have, the revision they build on, and when this tab was last seen alive with them.
function keep(desk, change) {
  const kept = read(mirrorName(desk)) ?? { texts: {}, revision: desk.revision };
  change(kept.texts);
  kept.at = Date.now();
  if (Object.keys(kept.texts).length) localStorage.setItem(mirrorName(desk), JSON.stringify(kept));
  else localStorage.removeItem(mirrorName(desk));
}

// What this tab kept, or what a tab left behind that has not been alive for a while.
function orphan(desk) {
  const own = read(mirrorName(desk));
  if (own) return own;
  for (let place = 0; place < localStorage.length; place++) {
    const name = localStorage.key(place);
    const kept = name.startsWith(stem(desk)) ? read(name) : null;
    if (kept && Date.now() - kept.at > 15000) {
      localStorage.removeItem(name);
      return kept;
    }
  }
  return null;
}

// Returns what the server may do with the fields; the fields' text goes to net.
export function attach(root, net, draft, revision) {
  const desk = { root, net, draft, revision, waiting: new Map(), tooLong: new Map(), sending: null, timer: 0 };
  const input = event => { if (event.target.dataset?.place) typed(desk, event.target); };
  const scroll = event => { if (event.target.dataset?.place) align(event.target); };
  const leave = () => { flush(desk); };
  const key = event => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      flush(desk).then(() => net.invokeMethodAsync("RunWished")).catch(() => {});
    }
  };
  root.addEventListener("input", input);
  root.addEventListener("scroll", scroll, true);
  root.addEventListener("focusout", leave);
  document.addEventListener("keydown", key);
  window.addEventListener("pagehide", leave);
  const again = setInterval(() => { if (desk.waiting.size) { keep(desk, () => {}); flush(desk); } }, 1000);
  root.dataset.listening = draft;
  restored(desk).catch(() => {});
  return {
    refresh: () => show(root, Object.fromEntries(desk.waiting)),
    insert: (place, text) => insert(root, place, text),
    seek: (place, cue) => seek(root, place, cue),
    select: (place, start, length) => select(root, place, start, length),
    forget: () => { desk.waiting.clear(); localStorage.removeItem(mirrorName(desk)); },
    release: async () => {
      document.removeEventListener("keydown", key);
      window.removeEventListener("pagehide", leave);
      clearInterval(again);
      await gone(root);
      await flush(desk);
      fallSilent(desk);
    },
  };
}

// The server lets go before it takes the fields away: what is typed until then still counts.
async function gone(root) {
  for (let look = 0; root.isConnected && look < 100; look++) await new Promise(resolve => setTimeout(resolve, 10));
}

// What was typed and never reached the server: offered to it now, over the revision that it was typed on.
async function restored(desk) {
  const kept = orphan(desk);
  if (!kept) return;
  for (const [place, text] of Object.entries(kept.texts)) desk.waiting.set(place, text);
  keep(desk, texts => Object.assign(texts, kept.texts));
  show(desk.root, kept.texts);
  await desk.net.invokeMethodAsync("Restored", kept.revision);
  await flush(desk);
}

function show(root, texts) {
  for (const area of root.querySelectorAll("[data-place]")) {
    const text = texts[area.dataset.place];
    if (text !== undefined && area.value !== text) area.value = text;
    paint(area);
  }
}

function typed(desk, area) {
  const place = area.dataset.place;
  paint(area);
  if (refused(desk, area)) return;
  desk.waiting.set(place, area.value);
  keep(desk, texts => { texts[place] = area.value; });
  status(desk, "Typing …");
  clearTimeout(desk.timer);
  desk.timer = setTimeout(() => flush(desk), pause);
}

// A text that no draft keeps stays in its field, and what was saved before stays saved.
function refused(desk, area) {
  const place = area.dataset.place;
  const length = area.value.length;
  const words = length > most
    ? `Not saved: this text has ${length.toLocaleString("en")} characters, and a draft keeps ${most.toLocaleString("en")}. Shorten it.` : "";
  area.setCustomValidity(words);
  if (!words) {
    desk.tooLong.delete(place);
    return false;
  }
  desk.tooLong.set(place, words);
  desk.waiting.delete(place);
  keep(desk, texts => { delete texts[place]; });
  status(desk, "");
  return true;
}

function flush(desk) {
  clearTimeout(desk.timer);
  desk.sending ??= send(desk).finally(() => { desk.sending = null; });
  return desk.sending;
}

async function send(desk) {
  while (desk.waiting.size) {
    const [place, text] = desk.waiting.entries().next().value;
    try {
      const saved = await sent(desk, place, text);
      if (desk.waiting.get(place) === text) desk.waiting.delete(place);
      if (saved) {
        desk.revision = saved;
        keep(desk, texts => { if (texts[place] === text) delete texts[place]; });
      }
    } catch {
      status(desk, "Not saved yet: the server does not answer. What you type is kept in this browser.");
      return;
    }
  }
  status(desk, "");
}

async function sent(desk, place, text) {
  const pieces = Math.max(1, Math.ceil(text.length / piece));
  let saved = 0;
  for (let part = 0; part < pieces; part++) {
    saved = await answered(desk.net.invokeMethodAsync("Typed", place, part, pieces, text.slice(part * piece, (part + 1) * piece)));
  }
  return saved;
}

// A call that a lost network swallowed is never answered: it counts as failed, and what it carried is sent again.
function answered(call) {
  return new Promise((resolve, reject) => {
    const tired = setTimeout(() => reject(new Error("No answer")), patience);
    call.then(resolve, reject).finally(() => clearTimeout(tired));
  });
}

// What each desk has to say. A draft that was just left is still being saved while the next one is written: one's end must not hide the other's words.
const said = new Map();

// An element of its own: Blazor never writes into it, and what Blazor writes is never touched here.
function status(desk, words) {
  said.delete(desk);
  words ||= desk.tooLong.values().next().value ?? "";
  if (words) said.set(desk, words);
  const line = document.querySelector("[data-typing]");
  const shown = [...said.values()].at(-1) ?? "";
  if (line && line.textContent !== shown) line.textContent = shown;
}

// A desk that is gone says nothing more: what it could not send lies in localStorage until its draft is opened again.
function fallSilent(desk) {
  desk.tooLong.clear();
  status(desk, "");
}

// Marks variables behind the text, in the same letters: known ones and unknown ones look different at once, without asking the server.
function paint(area) {
  const marks = area.parentElement.querySelector(".marks");
  if (!marks) return;
  const known = new Set((area.dataset.known ?? "").split(" "));
  marks.textContent = "";
  let place = 0;
  for (const found of area.value.matchAll(/\{\{([^{}]*)\}\}/g)) {
    marks.append(area.value.slice(place, found.index));
    const mark = document.createElement("mark");
    mark.className = known.has(found[1].trim()) ? "known" : "unknown";
    mark.textContent = found[0];
    marks.append(mark);
    place = found.index + found[0].length;
  }
  marks.append(area.value.slice(place) + "\n");
  align(area);
}

function align(area) {
  const marks = area.parentElement.querySelector(".marks");
  if (marks) marks.scrollTop = area.scrollTop;
}

function insert(root, place, text) {
  const area = root.querySelector(`[data-place="${CSS.escape(place)}"]`);
  if (!area) return;
  area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
  area.dispatchEvent(new Event("input", { bubbles: true }));
  area.focus();
}

function select(root, place, start, length) {
  const area = root.querySelector(`[data-place="${CSS.escape(place)}"]`);
  if (!area) return;
  area.focus();
  if (area.setSelectionRange) area.setSelectionRange(start, start + length);
}

// The cue as a whole, between its commas: "gift" is not shown inside "gift wrap".
function seek(root, place, cue) {
  const area = root.querySelector(`[data-place="${CSS.escape(place)}"]`);
  let start = 0;
  for (const piece of area?.value.split(/[,;\n\r]/) ?? []) {
    if (piece.trim().toLowerCase() === cue) {
      select(root, place, start + piece.length - piece.trimStart().length, piece.trim().length);
      area.scrollTop = area.scrollHeight * start / area.value.length - area.clientHeight / 2;
      return;
    }
    start += piece.length + 1;
  }
}
