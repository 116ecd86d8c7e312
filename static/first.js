// What the first document does before and around the page that Streamlit draws: the quick way out,
// the page taking the plain form's place, and kind words when the server or a script is missing.
//
// Without this script all that the document shows goes on working.

const LEAVE_WITHIN_MS = 1500;
const PRESSES_TO_LEAVE = 3;
const LOST_AFTER_MS = 800;
const WAITING_AFTER_MS = 6000;
const NOT_YET_AFTER_MS = 8000;
const LOOK_EVERY_MS = 400;
const ANSWERS_WITHIN_MS = 5000;

const html = document.documentElement;
const root = document.getElementById("root");
const news = document.getElementById("np-news");
const shown = (selector) => [...document.querySelectorAll(selector)].find((one) => one.checkVisibility?.() ?? one.offsetParent);
const words = (name) => document.getElementById(`np-${name}-${html.lang}`).content.cloneNode(true);
const app = () => root.querySelector(".stApp")?.dataset ?? {};

// --- a quick way out -----------------------------------------------------------------------------

let escapes = [];

addEventListener("click", (event) => {
  const exit = event.target.closest?.("body > aside > a");
  if (exit) leave(event, exit);
}, true);
addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  escapes = [...escapes.filter((at) => event.timeStamp - at < LEAVE_WITHIN_MS), event.timeStamp];
  if (escapes.length >= PRESSES_TO_LEAVE) leave(event, shown("body > aside > a"));
}, true);
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload(); // the browser kept the page, cover and all
});

function leave(event, link) {
  event.preventDefault();
  const cover = document.createElement("div");
  cover.className = "np-cover";
  document.body.append(cover);
  document.title = new URL(link.href).hostname;
  location.replace(link.href);
}

// --- the styles of the page, which the first picture does not wait for -----------------------------

for (const fetched of document.querySelectorAll("link[data-sheet]")) {
  const sheet = document.createElement("link");
  sheet.rel = "stylesheet";
  sheet.crossOrigin = fetched.crossOrigin;
  sheet.href = fetched.href;
  document.head.append(sheet);
}

// --- what the page asks for next, while the line is idle -------------------------------------------

const HOME = new URL(".", document.baseURI);
const OWN = document.currentScript?.src;
const ON_THE_START = ["locate.js", "map.js", "ground.js", "marks.js", "grouping.js", "entries.js"];
const firstFile = document.querySelector("script[type=module]");
let isStarted = false;

// Streamlit would try where its server is, and ask it who may stand around the page: nobody may.
// A new browser has to ask all the same, for with the answer comes what it is known again by.
window.__streamlit = { BACKEND_BASE_URL: HOME.href.replace(/\/$/, "") };
if (document.cookie.includes("_streamlit_xsrf="))
  window.__streamlit.HOST_CONFIG = { allowedOrigins: ["https://nothing.invalid"], useExternalAuthToken: false };

function fetchNext() {
  if (isStarted) return;
  isStarted = true;
  const { next } = firstFile.dataset;
  if (next) fetchScript(new URL(next, document.baseURI));
  if (OWN && location.pathname === HOME.pathname)
    for (const name of ON_THE_START) fetchScript(new URL(name + new URL(OWN).search, OWN));
}

function fetchScript(address) {
  const link = document.createElement("link");
  Object.assign(link, { rel: "modulepreload", crossOrigin: "", href: address.href });
  document.head.append(link);
}

// Once the first file is there: an old phone then needs seconds to run it, and the line is idle.
new PerformanceObserver((arrived) => {
  if (arrived.getEntries().some(({ name }) => name === firstFile.src)) fetchNext();
}).observe({ type: "resource", buffered: true });

// --- the page takes the place of the plain form -----------------------------------------------------

let isSent = false;
let isWanted = false;
const forms = () => document.querySelectorAll(".np-plain form");

for (const form of forms()) form.addEventListener("submit", () => { isSent = true; });
addEventListener("pageshow", () => { isSent = false; });

function isDrawn() {
  const state = app();
  return state.testScriptState === "notRunning" && state.testConnectionState === "CONNECTED"
    && root.querySelector(".np-announce") && root.querySelector(".np-status, .np-notice[role=alert]")
    && !root.querySelector("[data-testid=stSkeleton]") && !isMissing()
    && getComputedStyle(html).getPropertyValue("--np-ink");
}

// What was chosen or is being typed is not taken away: it is carried over, or the page waits.
function isHeld() {
  if (isSent) return true;
  if (isWanted) return false;
  return [...forms()].some(({ elements: { place, audience } }) =>
    audience.value || (!field() && (place.value || place === document.activeElement)));
}

function field() {
  return root.querySelector(".st-key-enter-question input[type=text]");
}

function takeOver() {
  const typed = [...forms()].map((form) => form.elements.place).find((place) => place.value || place === document.activeElement);
  const isTyping = typed && typed === document.activeElement;
  const who = [...forms()].map((form) => form.elements.audience.value).find(Boolean);
  html.dataset.stands = "yes";
  performance.mark("np-stands");
  if (typed && field()) carry(typed, isTyping);
  for (const plain of document.querySelectorAll(".np-plain")) plain.remove();
  document.dispatchEvent(new CustomEvent("np-stands", { detail: who }));
}

function carry(from, isTyping) {
  const into = field();
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(into, from.value);
  into.dispatchEvent(new Event("input", { bubbles: true }));
  if (!isTyping) return;
  into.focus({ preventScroll: true });
  into.setSelectionRange(from.selectionStart, from.selectionEnd);
}

function tellPlain(name) {
  for (const word of document.querySelectorAll(".np-plain .np-word")) {
    if (word.dataset.says === name) continue;
    word.dataset.says = name;
    const language = word.closest("[lang]").lang;
    word.replaceChildren(document.getElementById(`np-${name}-${language}`).content.cloneNode(true));
  }
}

// --- kind words instead of Streamlit's ---------------------------------------------------------------

// Streamlit does not say that it waits for the server, so its line is listened to.
let sentAt = 0;
let heardAt = 0;
let lostAt = 0;
let hasTried = false;

window.WebSocket = class extends WebSocket {
  constructor(...told) {
    super(...told);
    this.addEventListener("message", () => { heardAt = performance.now(); });
  }

  send(message) {
    if (sentAt <= heardAt) sentAt = performance.now();
    super.send(message);
  }
};

function isMissing() {
  return [...root.querySelectorAll(".stAlertContainer")].some((box) => !box.closest(".stAlert"));
}

function amiss() {
  const now = performance.now();
  const state = app();
  lostAt = state.testConnectionState === "CONNECTED" ? 0 : lostAt || now;
  hasTried &&= Boolean(lostAt);
  if (lostAt && now - lostAt > LOST_AFTER_MS) return hasTried ? "still-lost" : "lost";
  if (isMissing()) return "missing";
  const isWaiting = sentAt > heardAt || state.testScriptState !== "notRunning";
  return isWaiting && now - Math.max(sentAt, heardAt) > WAITING_AFTER_MS ? "waiting" : "";
}

function say(name) {
  const said = name && `${name}-${html.lang}`;
  if ((news.dataset.says ?? "") === said) return;
  news.dataset.says = said;
  news.replaceChildren(...(name ? [words(name)] : []));
}

// A dialog that opens while the server is away is Streamlit's own, in English, and shuts the page.
function closeForeignDialog() {
  if (app().testConnectionState === "CONNECTED") return;
  for (const dialog of document.querySelectorAll(".stDialog:not([data-np-known])"))
    dialog.querySelector("button[slot=close], section > button")?.click();
}

function rememberDialogs() {
  if (app().testConnectionState !== "CONNECTED") return;
  for (const dialog of document.querySelectorAll(".stDialog")) dialog.dataset.npKnown = "yes";
}

function name() {
  const main = root.querySelector(".stMain[tabindex='0']");
  if (main) main.tabIndex = -1; // no stop of the keyboard; the link that skips to it still finds it
  for (const entry of document.getElementById(`np-names-${html.lang}`).content.children)
    for (const part of document.querySelectorAll(entry.dataset.names)) nameOne(part, entry.textContent);
}

// Streamlit's parts speak English alone: what one says as a whole is said in the page's language.
const PARTS = "[data-testid=stFileUploader], .stMultiSelect, .stSelectbox, .stDateInput, .stTextInput, .stTextArea, .stDialog, .stCode, [data-testid=stHeader], [data-testid=stSpinner], [data-testid$=Dropdown], [role=listbox], [role=dialog]";
const SPOKEN = ["aria-label", "placeholder", "title"];
const rules = {};

function rulesOf(language) {
  const table = document.getElementById(`np-widgets-${language}`).content.children;
  return rules[language] ??= [...table].map((rule) => [new RegExp(`^${rule.dataset.said}$`), rule.textContent]);
}

function translated(text) {
  const rule = rulesOf(html.lang).find(([theirs]) => theirs.test(text));
  return rule && text.replace(...rule);
}

function translate() {
  if (!rulesOf(html.lang).length) return;
  for (const part of document.querySelectorAll(PARTS)) {
    const texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const ours = translated(texts.currentNode.data.trim());
      if (ours) texts.currentNode.data = ours;
    }
    for (const name of SPOKEN)
      for (const one of [part, ...part.querySelectorAll(`[${name}]`)]) {
        const ours = one.hasAttribute(name) && translated(one.getAttribute(name).trim());
        if (ours) one.setAttribute(name, ours);
      }
  }
}

function nameOne(part, said) {
  if (part.matches("a")) { if (part.textContent !== said) part.textContent = said; }
  else if (part.ariaLabel !== said) part.ariaLabel = said;
}

// --- looking -----------------------------------------------------------------------------------------

addEventListener("click", (event) => {
  const pressed = event.target.closest?.("#np-news a, [data-reload], [data-go]");
  if (!pressed) return;
  event.preventDefault();
  if ("go" in pressed.dataset) { isWanted = true; look(); }
  else goWhereServerIs(() => "reload" in pressed.dataset ? location.reload() : location.assign(pressed.href));
});

// Nobody leaves this page, and the help on it, for the browser's own page of a server that is away.
async function goWhereServerIs(go) {
  const health = new URL("_stcore/health", document.baseURI);
  try {
    await fetch(health, { cache: "no-store", signal: AbortSignal.timeout(ANSWERS_WITHIN_MS) });
    go();
  } catch {
    hasTried = true;
    look();
  }
}

function look() {
  if (root.firstChild) fetchNext();
  closeForeignDialog();
  rememberDialogs();
  if (html.dataset.stands) {
    say(amiss());
    name();
    translate();
  } else if (!isDrawn()) {
    if (performance.now() > NOT_YET_AFTER_MS || isMissing()) tellPlain("not-yet");
  } else if (isHeld()) tellPlain("ready");
  else takeOver();
}

new MutationObserver(look).observe(document.body, {
  childList: true, subtree: true, attributes: true,
  attributeFilter: ["data-test-connection-state", "data-test-script-state"],
});
setInterval(look, LOOK_EVERY_MS);
look();

new ResizeObserver(() => {
  const bar = shown("body > aside");
  if (bar) html.style.setProperty("--np-top", `${news.getBoundingClientRect().bottom}px`);
}).observe(news);
