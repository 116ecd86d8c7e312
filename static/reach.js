// Where the keyboard and a screen reader are: they are never sent back to the top of the page, a
// fault is tied to its field, and what Streamlit leaves out for them is added.

const FIXED_UP_AFTER_MS = 60; // a browser and Streamlit first do what they do themselves
const PANNED_AFTER_MS = 300;
const SENT_FOR_MS = 15000;

let text = {};
let used = null; // what was pressed or typed in last
let sentAt = -SENT_FOR_MS;
let waiting = 0;

export function keep(data) {
  const first = !text.error;
  text = data;
  if (!first) return;
  used = document.activeElement;
  document.addEventListener("focusin", (event) => {
    used = event.target;
    if (used.matches(".leaflet-marker-icon")) setTimeout(bringIntoSight, PANNED_AFTER_MS, used);
  });
  document.addEventListener("pointerdown", (event) => {
    used = event.target.closest?.("a, button, input, textarea, summary, [tabindex]") ?? null;
  }, true);
  document.addEventListener("click", (event) => {
    if (event.target.closest?.("[class*='-send'] button")) sentAt = performance.now();
    if (event.target.closest?.("[data-page]")) used = null; // page.js goes on at the new heading
  }, true);
  new MutationObserver(look).observe(document.body, {
    childList: true, subtree: true, attributes: true, attributeFilter: ["data-test-script-state", "data-faults"],
  });
  look();
}

function look() {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    amend();
    tie();
    if (document.querySelector(".stApp")?.dataset.testScriptState !== "notRunning") return;
    showFault();
    regain();
  }, FIXED_UP_AFTER_MS);
}

// The map moves a mark into itself when it is focused, and undoes how the page was scrolled to it.
function bringIntoSight(mark) {
  if (mark === document.activeElement) mark.scrollIntoView({ block: "nearest" });
}

function isThere(one) {
  return one.isConnected && (one.checkVisibility?.({ visibilityProperty: true }) ?? Boolean(one.offsetParent));
}

// --- the keyboard stays where it was ---------------------------------------------------------------

function regain() {
  const now = document.activeElement;
  if (!used || isThere(used) || (now && now !== document.body && isThere(now))) return;
  const next = successor(used);
  used = null;
  if (next) focusOn(next);
}

// The same thing drawn anew, else the card that it stood in, else what the page says now.
function successor(lost) {
  const name = nameOf(lost);
  const same = name && [...document.querySelectorAll(lost.localName)].find((one) => nameOf(one) === name && isThere(one));
  const card = lost.closest(".np-card")?.id;
  const places = [same, card && document.getElementById(card)?.querySelector("h2, h3"),
    document.querySelector(".np-status:not(:empty)"), document.querySelector(".np-head h1")];
  return places.find((one) => one && isThere(one));
}

function nameOf(one) {
  return one.ariaLabel || one.textContent.trim();
}

function focusOn(one) {
  if (one.tabIndex < 0) one.tabIndex = -1;
  one.focus();
}

// --- a fault and its field -------------------------------------------------------------------------

function faults() {
  return [...document.querySelectorAll("[data-faults]")].filter((one) => one.textContent);
}

function fieldOf(fault) {
  const key = fault.dataset.faults;
  return key && document.querySelector(`.st-key-${CSS.escape(key)} :is(input, textarea)`);
}

function tie() {
  const found = faults();
  const faulty = new Map(found.map((fault) => [fieldOf(fault), fault]));
  for (const field of document.querySelectorAll("[data-np-faulty]")) if (!faulty.has(field)) untie(field);
  for (const [field, fault] of faulty) {
    if (!field) continue;
    fault.id ||= `np-fault-${fault.dataset.faults}`;
    field.dataset.npFaulty = "";
    field.setAttribute("aria-invalid", "true");
    field.setAttribute("aria-describedby", fault.id);
  }
  const bare = document.title.startsWith(text.error) ? document.title.slice(text.error.length) : document.title;
  const title = found.length ? text.error + bare : bare;
  if (document.title !== title) document.title = title;
}

function untie(field) {
  delete field.dataset.npFaulty;
  field.removeAttribute("aria-invalid");
  field.removeAttribute("aria-describedby");
}

// A form that was sent and not taken shows its first fault.
function showFault() {
  const [first] = faults();
  if (!first || performance.now() - sentAt > SENT_FOR_MS) return;
  sentAt = -SENT_FOR_MS;
  focusOn(fieldOf(first) ?? first);
}

// --- what Streamlit leaves out ---------------------------------------------------------------------

function amend() {
  for (const box of document.querySelectorAll(".st-key-enter-question [role=combobox]")) box.inputMode = "none";
  const other = document.querySelector(".st-key-switch-language button");
  if (other) other.lang = text.other;
}
