// What a press does on every page: copy, print, keep a calendar file, change the search.
// The quick way out is in first.js, which is there before this.
//
// Nothing here sends anything but the id of a group: its calendar file is asked for, or something
// is wrong with its entry. And who one is, where that was chosen before the page stood.

const LOOK_AGAIN_MS = 150;
const ARRIVES_WITHIN_MS = 15000;

// It comes after the page stands, which need not wait for it.
const reach = import(new URL(`reach.js${new URL(import.meta.url).search}`, import.meta.url).href);
let current = null;
let handed = 0;

export function draw(host, data, send) {
  const first = current === null;
  let line = host.querySelector("p");
  if (!line) {
    line = document.createElement("p");
    line.className = "np-announce";
    line.setAttribute("role", "status");
    host.append(line);
  }
  current = { data, send, line };
  document.documentElement.lang = data.language;
  if (first) {
    document.addEventListener("click", onClick);
    document.addEventListener("keydown", onEnter);
    document.addEventListener("np-stands", ({ detail: who }) => { if (who) current.send("who", who); });
    addEventListener("beforeprint", unfold);
    addEventListener("afterprint", foldAgain);
  }
  reach.then(({ keep }) => keep(data.reach), () => {}); // without it all that is pressed still acts
  if (data.file && data.file.number > handed) handOver(data.file);
  return () => {};
}

function onClick(event) {
  const pressed = event.target.closest?.("[data-copy], [data-link], [data-calendar], [data-neutral], [data-choose], [data-wrong], [data-print], [data-change], [data-page], a[href^='http']");
  if (!pressed) return;
  if ("copy" in pressed.dataset) copy(contactOf(pressed), current.data.text.copied);
  else if ("link" in pressed.dataset) copy(linkTo(pressed.dataset.link), current.data.text.link_copied);
  else if ("calendar" in pressed.dataset) current.send("calendar", pressed.dataset.calendar);
  else if ("neutral" in pressed.dataset) current.send("neutral", pressed.dataset.neutral);
  else if ("choose" in pressed.dataset) choose(pressed);
  else if ("wrong" in pressed.dataset) current.send("wrong", pressed.dataset.wrong);
  else if ("print" in pressed.dataset) print();
  else if ("change" in pressed.dataset) change(pressed);
  else if ("page" in pressed.dataset) goTo(event, pressed);
  else if (pressed.closest(".np-answer, .np-map")) openBeside(event, pressed);
}

// A page of ours opens without a new start, as the browser's own Back does: nothing asked is lost.
function goTo(event, link) {
  if (event.button || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const before = heading()?.textContent;
  history.pushState({}, "", link.href);
  dispatchEvent(new PopStateEvent("popstate"));
  arrive(link, before, performance.now() + ARRIVES_WITHIN_MS);
}

// The link that was pressed is drawn anew: the keyboard and the reader go on at the new heading.
function arrive(link, before, until) {
  const isDrawn = document.querySelector(".stApp")?.dataset.testScriptState === "notRunning";
  if (!isDrawn || !heading() || heading().textContent === before) {
    if (performance.now() < until) setTimeout(arrive, LOOK_AGAIN_MS, link, before, until);
    return;
  }
  if (![link, document.body].includes(document.activeElement)) return; // somebody went elsewhere
  heading().tabIndex = -1;
  heading().focus({ preventScroll: true });
}

function heading() {
  return document.querySelector(".np-head h1");
}

// Another site opens in a tab of its own, and is not told where the visitor came from.
function openBeside(event, link) {
  event.preventDefault();
  open(link.href, "_blank", "noopener,noreferrer");
}

function say(words) {
  current.line.textContent = "";
  setTimeout(() => { current.line.textContent = words; }, 50);
}

// --- paper has nothing to press: all folds of an answer are open on it ---------------------------

let unfolded = [];

function unfold() {
  unfolded = [...document.querySelectorAll(".np-answer details:not([open])")];
  for (const fold of unfolded) fold.open = true;
}

function foldAgain() {
  for (const fold of unfolded) fold.open = false;
}

// --- Enter in a field whose button stands beside it ----------------------------------------------

function onEnter(event) {
  if (event.key !== "Enter" || event.isComposing || event.target.matches(":not(input), [role='combobox']")) return;
  const button = event.target.closest("[class*='st-key-enter-']")?.querySelector(".stButton button");
  if (button) setTimeout(() => button.click()); // once the field has taken in what was typed
}

// --- copy ----------------------------------------------------------------------------------------

function contactOf(button) {
  const card = button.closest(".np-card");
  const name = (card.querySelector(".np-name") ?? heading()).textContent.trim();
  const lines = [...card.querySelectorAll(".np-contact")].map((contact) => {
    const ways = [...contact.querySelectorAll(".np-links a")].map((link) => link.textContent.trim());
    return [contact.querySelector(".np-who").textContent.trim(), ...ways].join("\n");
  });
  return [name, ...lines].join("\n");
}

function linkTo(id) {
  const address = new URL("groups", document.baseURI);
  address.searchParams.set("group", id);
  address.searchParams.set("lang", current.data.language);
  return address.href;
}

async function copy(text, words) {
  try {
    await navigator.clipboard.writeText(text);
    say(words);
  } catch {
    say(copyOldWay(text) ? words : current.data.text.not_copied);
  }
}

function copyOldWay(text) {
  const field = document.createElement("textarea");
  const back = document.activeElement;
  field.value = text;
  field.className = "np-announce";
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  back?.focus?.({ preventScroll: true });
  return done;
}

// --- a file, the form --------------------------------------------------------------------------

function handOver({ number, name, content }) {
  handed = number;
  const address = URL.createObjectURL(new Blob([content], { type: "text/calendar" }));
  const link = document.createElement("a");
  Object.assign(link, { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
  say(current.data.text.saved);
}

// Under which title a calendar shows a group is asked before the file is made.
function choose(button) {
  const choice = button.nextElementSibling;
  choice.hidden = !choice.hidden;
  button.setAttribute("aria-expanded", String(!choice.hidden));
}

function change(button) {
  const form = document.querySelector(".st-key-enter-question");
  form.classList.toggle("np-open");
  const shown = form.classList.contains("np-open");
  button.setAttribute("aria-expanded", String(shown));
  if (shown) form.querySelector("input")?.focus();
}
