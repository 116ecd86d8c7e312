// Draws the answer on the project's own base map, with Leaflet from this folder.
//
// Text of listings reaches the page here through textContent and setAttribute alone, never as HTML.
// `draw` is called once for each new answer; the map itself is made once and then only changed.

const CLICK_PX = 12;
const [LEAST_POPUP_PX, POPUP_EDGES_PX, POPUP_ASIDE_PX] = [84, 34, 56];
const BESIDE_THE_LIST = "(min-width: 1024px)";
const SAFE_LINK = /^(tel:|sms:|mailto:|https:\/\/|http:\/\/)/;
const maps = new WeakMap();
const MOST_LISTED = 40; // where a mark stands for more, the map goes nearer first
let [ground, marks, grouping, entries] = [null, null, null, null];
const places = new Map(); // by their address

export async function draw(host, data, send) {
  let drawn = maps.get(host);
  if (!drawn) {
    drawn = { data, host, box: document.createElement("div"), layers: [], listings: new Map(), spots: [], rest: [], circles: [], numbered: [], marks: new Map() };
    maps.set(host, drawn);
    drawn.box.id = "map";
    drawn.box.className = "np-map";
    host.append(drawn.box);
    drawn.opened = open(drawn);
  }
  drawn.data = data;
  drawn.send = send;
  try {
    await drawn.opened;
    const { text, listings } = await placesOf(data);
    if (drawn.data === data) redraw(drawn, text, listings);
  } catch {
    drawn.box.textContent = data.failed;
    drawn.box.dataset.ready = "failed";
  }
  return () => close(host, drawn);
}

// --- opened once -------------------------------------------------------------------------------

async function open(drawn) {
  const { data } = drawn;
  await fetchScripts(data);
  drawn.base = await ground.fetched(data);
  drawn.map = ground.newMap(drawn.box, drawn.base, () => drawn.data.text?.two_fingers ?? "");
  drawn.map.on("click", (event) => askIfHere(drawn, event.latlng));
  drawn.map.on("popupopen", (event) => onPopup(drawn, event.popup));
  drawn.map.on("popupclose", () => onPopupClosed(drawn));
  drawn.map.on("zoomend", () => placeMarks(drawn));
  drawn.map.on("moveend", () => {
    if (drawn.rest.length) placeMarks(drawn);
    writeNames(drawn);
  });
  drawn.onClick = (event) => {
    const asked = event.target.closest?.("[data-show]");
    if (asked) show(drawn, asked.dataset.show, asked);
    const more = event.target.closest?.("[data-rest]");
    if (more) askForRest(drawn, Number(more.dataset.rest));
  };
  document.addEventListener("click", drawn.onClick);
  drawn.resized = new ResizeObserver(() => {
    const isAsFitted = viewOf(drawn.map) === drawn.fitted;
    drawn.map.invalidateSize({ animate: false });
    ground.keepInside(drawn.map);
    if (isAsFitted && drawn.box.clientWidth !== drawn.width) fit(drawn); // a phone was turned
    else if (isAsFitted) drawn.fitted = viewOf(drawn.map);
  });
  drawn.resized.observe(drawn.box);
}

async function fetchScripts(data) {
  const folder = new URL(data.folder, document.baseURI);
  const names = ["ground", "marks", "grouping", "entries"];
  const addresses = names.map((name) => new URL(`${name}.js?v=${data.version}`, folder).href);
  [ground, marks, grouping, entries] = await Promise.all(addresses.map((address) => import(address)));
}

// The places of all groups are fetched once; those of a draft travel with its data.
function placesOf(data) {
  if (typeof data.places !== "string") return data.places;
  const { href } = new URL(data.places, document.baseURI);
  if (!places.has(href)) places.set(href, fetch(href).then((answer) => answer.json()));
  places.get(href).catch(() => places.delete(href));
  return places.get(href);
}

function placeMarks(drawn) {
  marks.drawMarks(drawn, grouping.grouped, (mark) => press(drawn, mark));
  for (const circle of drawn.circles) circle.remove();
  drawn.circles = marks.drawCircles(drawn.map, marks.circled(drawn), (inside, at) => pressCircle(drawn, inside, at));
  markChosen(drawn);
}

// What is written on the map gives way to the marks, and town names to all.
function writeNames(drawn) {
  const { map } = drawn;
  const taken = [...drawn.marks.values()].map((mark) => marks.boxOf(map, mark));
  taken.push(...ground.controlBoxes(map));
  if (drawn.hereName) placeHereName(drawn, taken);
  marks.drawCaptions(drawn, taken, ground.overlap);
  ground.drawLabels(drawn, taken);
}

// The visitor's own label stands on a side where nothing is, in one word where it has to.
function placeHereName({ data, map, hereName }, taken) {
  const at = map.latLngToContainerPoint([data.here.lat, data.here.lon]);
  const size = map.getSize();
  const inside = (box) => box.left > 0 && box.right < size.x && box.top > 0 && box.bottom < size.y;
  const free = (box) => inside(box) && !taken.some((other) => ground.overlap(other, box));
  const choices = [data.here.label, data.text.you].flatMap((words) => sidesOf(at, words));
  const chosen = choices.find(({ box }) => free(box));
  const tip = hereName.getTooltip();
  tip.getElement().hidden = !chosen;
  taken.push({ left: at.x - 12, right: at.x + 12, top: at.y - 12, bottom: at.y + 12 });
  if (!chosen) return;
  const { words, side, offset, box } = chosen;
  Object.assign(tip.options, { direction: side, offset: L.point(offset) });
  tip.setContent(ground.make("span", "", words)).update();
  taken.push(box);
}

function sidesOf(at, words) {
  const [long, half] = [24 + ground.widthOf(words), 12 + ground.widthOf(words) / 2];
  const above = { left: at.x - half, right: at.x + half, top: at.y - 42, bottom: at.y - 12 };
  const beside = { left: at.x + 12, right: at.x + 12 + long, top: at.y - 14, bottom: at.y + 14 };
  return [
    { words, side: "bottom", offset: [0, 8], box: { ...above, top: at.y + 12, bottom: at.y + 42 } },
    { words, side: "top", offset: [0, -8], box: above },
    { words, side: "left", offset: [-10, 0], box: { ...beside, left: at.x - 12 - long, right: at.x - 12 } },
    { words, side: "right", offset: [10, 0], box: beside },
  ];
}

// --- drawn for each answer -----------------------------------------------------------------------

function redraw(drawn, text, all) {
  const { box, data, map } = drawn;
  data.text = text;
  drawn.chosen = null;
  drawn.area?.remove();
  map.closePopup();
  for (const layer of drawn.layers) layer.remove();
  drawn.layers = [];
  const { numbered, others } = marks.listingsOf(data, all);
  drawn.listings = new Map([...others, ...numbered].map((listing) => [listing.id, listing]));
  drawn.numbered = numbered;
  drawn.spots = marks.spotsOf(numbered);
  drawn.rest = marks.spotsOf(others);
  for (const mark of drawn.marks.values()) mark.remove();
  drawn.marks = new Map();
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", data.text.region);
  ground.drawControls(drawn);
  drawn.hereName = data.here ? drawVisitor(drawn) : null;
  const place = JSON.stringify(data.here ? [data.here.lat, data.here.lon] : null);
  if (drawn.place !== place) fit(drawn); // a wish changes the groups, not the view
  drawn.place = place;
  placeMarks(drawn);
  writeNames(drawn);
  goOn(drawn);
  box.dataset.drawn = Number(box.dataset.drawn ?? 0) + 1;
  box.dataset.ready = data.key;
}

// A long list comes in two parts: whoever asks for the second goes on at its first card.
function askForRest(drawn, start) {
  drawn.goesOn = { start, at: listFrom(start)?.children.length ?? 0 };
  drawn.send("rest", start);
}

function goOn(drawn) {
  const list = drawn.goesOn && listFrom(drawn.goesOn.start);
  const card = list?.children[drawn.goesOn.at];
  if (!card) return;
  drawn.goesOn = null;
  list.closest(".np-fold")?.setAttribute("open", "");
  card.querySelector("h3").focus();
}

function listFrom(start) {
  return document.querySelector(`.np-cards[start="${start}"]`);
}

function drawVisitor(drawn) {
  const { lat, lon, km, label: name } = drawn.data.here;
  const circle = { radius: km * 1000, className: "np-here-circle", interactive: false, pane: "areas" };
  const icon = L.divIcon({ html: ground.make("span", "np-here-dot"), className: "np-here", iconSize: [18, 18] });
  const dot = L.marker([lat, lon], { icon, interactive: false, keyboard: false, zIndexOffset: 500 });
  dot.bindTooltip(ground.make("span", "", name), { permanent: true, direction: "bottom", offset: [0, 8], className: "np-here-name" });
  for (const layer of [L.circle([lat, lon], circle), dot]) add(drawn, layer);
  return dot;
}

function add(drawn, layer) {
  drawn.layers.push(layer.addTo(drawn.map));
  return layer;
}

function fit(drawn) {
  const { data, map } = drawn;
  const placed = drawn.numbered.filter((listing) => listing.sites.length);
  const near = placed.filter((listing) => listing.shape === "near");
  const points = (near.length ? near : placed).flatMap((listing) => listing.sites.map(({ lat, lon }) => [lat, lon]));
  if (data.here) points.push([data.here.lat, data.here.lon]);
  if (!data.here || !points.length) map.fitBounds(ground.ALL_OF_CANADA, { animate: false });
  else ground.frame(map, L.latLngBounds(points));
  drawn.width = drawn.box.clientWidth;
  drawn.fitted = viewOf(map);
}

// As long as nobody has moved the map, it shows what it was fitted to.
function viewOf(map) {
  const { lat, lng } = map.getCenter();
  return [map.getZoom(), lat, lng].join();
}

// --- "I am about here" ---------------------------------------------------------------------------

function askIfHere(drawn, at) {
  const content = ground.make("div", "np-popup-content");
  content.append(...hereOf(drawn, at));
  openPopup(drawn, at, content);
}

function hereOf(drawn, at) {
  const { map, data } = drawn;
  const button = ground.make("button", "np-popup-act np-i-am-here", data.text.yes);
  button.type = "button";
  button.addEventListener("click", () => {
    map.closePopup();
    drawn.send("here", [rounded(at.lat), rounded(at.lng), kmOf(map, at)]);
  });
  return [ground.make("p", "np-popup-line", data.text.ask), button];
}

function rounded(degrees) {
  return Number(degrees.toFixed(2)); // about a kilometre: no finer place leaves the browser
}

// How far a click may be off: a fingertip on the map.
function kmOf(map, at) {
  const point = map.latLngToContainerPoint(at);
  return Math.ceil(map.distance(at, map.containerPointToLatLng(point.add([CLICK_PX, 0]))) / 1000);
}

// --- choosing a listing --------------------------------------------------------------------------

function press(drawn, mark) {
  const listings = marks.listingsAt(mark.spots);
  const { at, lift } = mark.group;
  if (listings.length > MOST_LISTED && goNearer(drawn, mark.spots)) return;
  drawn.returnTo = () => mark.getElement();
  openAt(drawn, listings, at, { aside: lift, more: besideOf(drawn, mark) });
}

// A mark of hundreds is no list that anybody reads: the map shows where they are.
function goNearer({ map, box }, spots) {
  const bounds = L.latLngBounds(spots.map(({ site }) => [site.lat, site.lon]));
  const before = map.getZoom();
  if (map.getBoundsZoom(bounds) <= before) return false;
  ground.frame(map, bounds);
  box.focus();
  return map.getZoom() > before;
}

// Groups without a number that stand where the mark of a numbered one does.
function besideOf(drawn, { beside = [], group }) {
  const listings = marks.listingsAt(beside);
  if (!listings.length) return [];
  const button = ground.make("button", "np-popup-act", drawn.data.text.beside.replace("{count}", listings.length));
  button.type = "button";
  button.addEventListener("click", () => {
    if (listings.length <= MOST_LISTED || !goNearer(drawn, beside)) openAt(drawn, listings, group.at, { aside: group.lift });
  });
  return [button];
}

// A circle lies where somebody may want to say that they are: it offers that too.
function pressCircle(drawn, inside, at) {
  openAt(drawn, marks.listingsAt(inside), at, { more: hereOf(drawn, at) });
}

function openAt(drawn, listings, at, { aside = 0, more = [] } = {}) {
  const [listing] = listings;
  const content = listings.length === 1 ? popupOf(drawn, listing) : listOf(drawn, listings, at, aside);
  content.append(...more);
  openPopup(drawn, at, content, { listingId: listings.length === 1 ? listing.id : null, aside });
}

function openPopup(drawn, at, content, { listingId = null, aside = 0 } = {}) {
  const { map, box } = drawn;
  const wide = box.clientWidth - POPUP_ASIDE_PX;
  const popup = L.popup({
    minWidth: Math.min(220, wide),
    maxWidth: Math.min(320, wide),
    maxHeight: heightOfPopup(box),
    className: "np-popup",
    autoPanPaddingTopLeft: [12, 28], // below the sources on a narrow map
    autoPanPaddingBottomRight: [12, 12],
    offset: [0, aside - 10],
  });
  popup.listingId = listingId;
  drawn.popup = popup;
  popup.setLatLng(at).setContent(content).openOn(map);
}

// On a phone the map stays in sight: what is opened takes a third of it and scrolls.
function heightOfPopup(box) {
  if (matchMedia(BESIDE_THE_LIST).matches) return 330;
  return Math.max(LEAST_POPUP_PX, Math.floor(box.clientHeight / 3) - POPUP_EDGES_PX);
}

function listOf(drawn, listings, at, aside) {
  const content = ground.make("div", "np-popup-content");
  const count = drawn.data.text.several.replace("{count}", listings.length);
  const list = ground.make("ul", "np-popup-list");
  for (const listing of listings) {
    const button = ground.make("button", "np-popup-act", nameOf(listing));
    button.type = "button";
    button.addEventListener("click", () => openAt(drawn, [listing], at, { aside }));
    button.dataset.listed = listing.id;
    const row = document.createElement("li");
    row.append(button);
    list.append(row);
  }
  content.append(title(count), list);
  return content;
}

// What is known of a group at once stands in its popup at once, the rest when it has come.
function popupOf(drawn, listing) {
  const content = ground.make("div", "np-popup-content");
  const acts = ground.make("div", "np-popup-acts");
  if (cardOf(listing.id)) acts.append(toCard(drawn, listing));
  content.append(title(nameOf(listing)), acts);
  const rest = ground.make("div", "np-popup-rest");
  content.append(rest);
  rest.append(...listing.sites.map(({ town, somewhere }) => line(somewhere || town)));
  const tell = (entry) => {
    const contacts = [...entry.querySelectorAll(".np-contact")];
    const first = contacts[0]?.querySelector("a");
    if (first) acts.prepend(linkOf(first, "np-popup-act np-popup-first"));
    const wheres = [...entry.querySelectorAll(".np-lines p")].map((where) => line(where.textContent));
    const next = listing.meeting ? [line(listing.meeting)] : [];
    rest.replaceChildren(...wheres, ...next, ...contacts.map((contact, at) => contactOf(contact, at ? 0 : 1)));
  };
  const known = entries.known.get(listing.id);
  if (known) tell(known);
  else entries.entryOf(listing.id).then((entry) => { tell(entry); fitPopup(drawn, content); }, () => {});
  return content;
}

// Leaflet puts the content in anew when a popup grows: whoever reads in it stays where they are.
function fitPopup({ popup }, content) {
  if (popup?.getContent() !== content) return;
  const had = content.contains(document.activeElement) && document.activeElement;
  popup.update();
  if (had) had.focus({ preventScroll: true });
}

function line(words) {
  return ground.make("p", "np-popup-line", words);
}

function nameOf({ number, name }) {
  return number ? `${number}. ${name}` : name;
}

function title(words) {
  const name = ground.make("p", "np-popup-name", words);
  name.tabIndex = -1;
  return name;
}

// Draws a contact as the card has it, without its first links.
function contactOf(contact, without) {
  const block = ground.make("div", "np-popup-contact");
  block.append(ground.make("p", "np-popup-role", contact.querySelector(".np-who").textContent));
  block.append(...[...contact.querySelectorAll("a")].slice(without).map((link) => linkOf(link, "np-popup-link")));
  return block;
}

function linkOf(link, className) {
  const shown = ground.make("a", className, link.textContent);
  const href = link.getAttribute("href") ?? "";
  if (SAFE_LINK.test(href)) shown.href = href;
  if (link.hasAttribute("aria-label")) shown.setAttribute("aria-label", link.getAttribute("aria-label"));
  return shown;
}

function toCard(drawn, listing) {
  const button = ground.make("button", "np-popup-act", drawn.data.text.to_card);
  button.type = "button";
  button.addEventListener("click", () => {
    const card = cardOf(listing.id);
    bringForward(card);
    card?.querySelector("h3")?.focus({ preventScroll: true });
  });
  return button;
}

function cardOf(id) {
  return document.querySelector(`[data-listing="${CSS.escape(id)}"]`);
}

// A card that is chosen is in sight whole: its own fold and the one it stands in are open.
function bringForward(card) {
  card?.closest(".np-fold")?.setAttribute("open", "");
  card?.querySelector("details")?.setAttribute("open", "");
  card?.scrollIntoView({ block: "nearest", behavior: "auto" });
}

function onPopup(drawn, popup) {
  const element = popup.getElement();
  const close = element.querySelector(".leaflet-popup-close-button");
  close?.setAttribute("aria-label", drawn.data.text.close);
  const name = element.querySelector(".np-popup-name");
  element.setAttribute("role", "dialog");
  element.setAttribute("aria-label", name?.textContent ?? drawn.data.text.ask);
  const before = document.activeElement;
  drawn.returnTo ??= () => before;
  choose(drawn, popup.listingId);
  (name ?? element.querySelector(".np-i-am-here"))?.focus({ preventScroll: true });
}

function onPopupClosed(drawn) {
  const back = drawn.returnTo?.();
  drawn.returnTo = null;
  if (drawn.box.contains(document.activeElement) || document.activeElement === document.body)
    (back?.isConnected ? back : drawn.box).focus({ preventScroll: true });
}

function choose(drawn, id) {
  drawn.chosen = id;
  for (const card of document.querySelectorAll("[data-listing]"))
    card.classList.toggle("np-chosen", card.dataset.listing === id);
  markChosen(drawn);
  drawn.shown = id;
  drawArea(drawn, drawn.listings.get(id));
  if (matchMedia(BESIDE_THE_LIST).matches) bringForward(cardOf(id));
}

function markChosen(drawn) {
  for (const mark of drawn.marks.values()) {
    const isChosen = mark.spots.some(({ listing }) => listing.id === drawn.chosen);
    mark.getElement()?.classList.toggle("np-pin-chosen", isChosen);
  }
}

// Draws the area that a group says it serves, once it is known; gives back whether there is one.
async function drawArea(drawn, listing) {
  drawn.area?.remove();
  drawn.area = null;
  if (!listing) return;
  const entry = await entries.entryOf(listing.id).catch(() => null);
  if (!entry || drawn.shown !== listing.id) return;
  const rings = areaOf(drawn.base, JSON.parse(entry.dataset.area));
  drawn.area?.remove();
  drawn.area = rings.length ? ground.polygon(rings, "np-area", "areas").addTo(drawn.map) : null;
}

function areaOf(base, area) {
  if (area === null) return [];
  if (area === "canada") return Object.values(base.provinces).flat();
  return area.flatMap((part) =>
    typeof part === "string" ? (base.provinces[part] ?? base.north[part] ?? []) : [part],
  );
}

async function show(drawn, id, asked) {
  const listing = drawn.listings.get(id);
  if (!listing) return;
  if (!matchMedia(BESIDE_THE_LIST).matches) drawn.box.scrollIntoView({ block: "center" });
  drawn.map.closePopup();
  drawn.shown = id;
  const [first] = listing.sites;
  if (!first) await drawArea(drawn, listing);
  const bounds = first ? L.latLngBounds([[first.lat, first.lon]]) : drawn.area?.getBounds();
  if (!bounds) return;
  const middle = bounds.getCenter();
  const { here } = drawn.data;
  if (here) bounds.extend([here.lat, here.lon]);
  ground.frame(drawn.map, bounds);
  drawn.returnTo = () => asked;
  const mark = [...drawn.marks.values()].find((one) => marks.listingsAt(one.spots).includes(listing));
  openAt(drawn, [listing], mark?.group.at ?? middle, { aside: mark?.group.lift ?? 0 });
}

function close(host, drawn) {
  maps.delete(host);
  document.removeEventListener("click", drawn.onClick);
  drawn.resized?.disconnect();
  drawn.map?.remove();
  drawn.box.remove();
}
