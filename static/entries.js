// Entries in full: each is asked of the server once, kept, and put into the folds of its cards.
//
// What comes is hidden markup that Streamlit has drawn as it draws every other; its nodes are taken
// out of the page and handed on. So no text becomes HTML here.

const MOST_AHEAD = 12; // so few are fetched before anybody opens them
const MOST_AT_ONCE = 24;
const WITHIN_MS = 8000;

export const known = new Map(); // id -> its markup, the newest
const asked = new Set(); // what was asked for and has not come
const waiting = []; // [id, resolve]
let send = null;

new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
document.addEventListener("toggle", onToggle, true);
look();

export function draw(host, data, toServer) {
  send = toServer;
  look();
  ask();
  return () => {};
}

// Returns the markup of an entry; it has `.np-contact` and `.np-lines`, and `dataset.area`.
export function entryOf(id) {
  if (known.has(id)) return Promise.resolve(known.get(id));
  return wanted(id);
}

function wanted(id) {
  const coming = new Promise((resolve) => { waiting.push([id, resolve]); });
  asked.add(id);
  ask();
  return Promise.race([coming, new Promise((resolve, reject) => { setTimeout(reject, WITHIN_MS); })]);
}

// All that is wanted in one moment goes in one message.
let isAsking = false;
function ask() {
  if (isAsking || !send || !asked.size) return;
  isAsking = true;
  setTimeout(() => {
    isAsking = false;
    const now = [...asked].slice(0, MOST_AT_ONCE);
    for (const id of now) asked.delete(id);
    send("wanted", now);
    ask();
  });
}

function look() {
  for (const body of document.querySelectorAll(".np-entries [data-body]")) take(body);
  const folds = unfilled(document);
  for (const fold of folds) fill(fold);
  const missing = folds.filter((fold) => !fold.dataset.asked && !isKnown(fold));
  if (missing.length && missing.length <= MOST_AHEAD) missing.forEach(fetchFor);
}

function unfilled(root) {
  return [...root.querySelectorAll("details[data-more]:not([data-whole])")];
}

function idOf(fold) {
  return fold.closest("[data-listing]").dataset.listing;
}

function isKnown(fold) {
  return known.get(idOf(fold))?.dataset.body === fold.dataset.more;
}

function take(body) {
  body.remove();
  const { entry } = body.dataset;
  known.set(entry, body);
  for (const fold of unfilled(document)) if (idOf(fold) === entry) fill(fold, true);
  for (let at = waiting.length - 1; at >= 0; at -= 1)
    if (waiting[at][0] === entry) waiting.splice(at, 1)[0][1](body);
}

// What has just come is the newest there is, also where the listing has changed since the answer.
function fill(fold, isNew = false) {
  if (!isNew && !isKnown(fold)) return;
  const body = known.get(idOf(fold)).cloneNode(true);
  fold.dataset.whole = "yes";
  fold.querySelector("summary").after(...body.querySelector(".np-above").childNodes);
  fold.querySelector(".np-later").replaceWith(...body.querySelector(".np-below").childNodes);
}

function fetchFor(fold) {
  fold.dataset.asked = "yes";
  wanted(idOf(fold)).catch(() => delete fold.dataset.asked);
}

function onToggle({ target }) {
  if (target.matches?.("details[data-more][open]:not([data-whole])") && !target.dataset.asked) fetchFor(target);
}
