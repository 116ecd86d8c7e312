// Draws the answer on the project's own base map, with Leaflet from this folder.
//
// Text of listings reaches the page here through textContent and setAttribute alone, never as HTML.
// `draw` is called once for each new answer; the map itself is made once and then only changed.

const PIN = 34;
const CLICK_PX = 12;
const BESIDE_THE_LIST = "(min-width: 1024px)";
const SAFE_LINK = /^(tel:|sms:|mailto:|https:\/\/|http:\/\/)/;
const SVG = "http://www.w3.org/2000/svg";
const SHAPES = {
  near: "M17 3a14 14 0 1 1 0 28a14 14 0 1 1 0-28z",
  serves_you: "M7 4h20a3 3 0 0 1 3 3v20a3 3 0 0 1-3 3H7a3 3 0 0 1-3-3V7a3 3 0 0 1 3-3z",
  national: "M10 3h14l8 14-8 14H10L2 17z",
  farther: "M17 1l16 16-16 16L1 17z",
  start: "M17 3a14 14 0 1 1 0 28a14 14 0 1 1 0-28z",
};

const maps = new WeakMap();
let ground = null;

export async function draw(host, data, send) {
  let drawn = maps.get(host);
  if (!drawn) {
    drawn = { data, host, box: document.createElement("div"), layers: [], listings: new Map() };
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
    if (drawn.data === data) redraw(drawn);
  } catch {
    drawn.box.textContent = data.text.failed;
    drawn.box.dataset.ready = "failed";
  }
  return () => close(host, drawn);
}

// --- opened once -------------------------------------------------------------------------------

async function open(drawn) {
  const { data } = drawn;
  const script = new URL(`ground.js?v=${data.version}`, new URL(data.folder, document.baseURI));
  ground ??= await import(script.href);
  drawn.base = await ground.fetched(data);
  drawn.map = ground.newMap(drawn.box, drawn.base);
  drawn.map.on("click", (event) => askIfHere(drawn, event.latlng));
  drawn.map.on("popupopen", (event) => onPopup(drawn, event.popup));
  drawn.map.on("popupclose", () => onPopupClosed(drawn));
  drawn.map.on("moveend", () => {
    spread(drawn);
    ground.drawLabels(drawn, drawn.pinned);
  });
  drawn.onClick = (event) => {
    const asked = event.target.closest?.("[data-show]");
    if (asked) show(drawn, asked.dataset.show, asked);
  };
  document.addEventListener("click", drawn.onClick);
  drawn.resized = new ResizeObserver(() => {
    drawn.map.invalidateSize({ animate: false });
    ground.keepInside(drawn.map);
  });
  drawn.resized.observe(drawn.box);
}

// Pins of neighbouring groups step aside, so that each can be seen and reached.
function spread(drawn) {
  const { data, map } = drawn;
  drawn.pinned = data.here ? [around(map.latLngToContainerPoint([data.here.lat, data.here.lon]))] : [];
  for (const listing of drawn.listings.values()) {
    for (const placed of listing.markers) {
      const at = map.latLngToContainerPoint(placed.getLatLng());
      let aside = 0;
      while (aside < 300 && drawn.pinned.some((other) => ground.overlap(around(at, aside), other))) aside += 6;
      drawn.pinned.push(around(at, aside));
      placed.options.icon.options.popupAnchor[0] = aside;
      placed.getElement().style.marginLeft = `${aside - PIN / 2}px`;
    }
  }
  if (drawn.hereName) placeHereName(drawn);
}

// The visitor's own label stands on the side where no pin is.
function placeHereName({ data, map, pinned, hereName }) {
  const at = map.latLngToContainerPoint([data.here.lat, data.here.lon]);
  const long = 24 + ground.widthOf(data.here.label);
  const size = map.getSize();
  const sides = {
    bottom: { left: at.x - long / 2, right: at.x + long / 2, top: at.y + 12, bottom: at.y + 42 },
    top: { left: at.x - long / 2, right: at.x + long / 2, top: at.y - 42, bottom: at.y - 12 },
    left: { left: at.x - long - 12, right: at.x - 12, top: at.y - 14, bottom: at.y + 14 },
    right: { left: at.x + 12, right: at.x + long + 12, top: at.y - 14, bottom: at.y + 14 },
  };
  const inside = (box) => box.left > 0 && box.right < size.x && box.top > 0 && box.bottom < size.y;
  const free = (box) => inside(box) && !pinned.slice(1).some((pin) => ground.overlap(pin, box));
  const side = Object.keys(sides).find((name) => free(sides[name])) ?? "bottom";
  const tip = hereName.getTooltip();
  const [x, y] = { bottom: [0, 8], top: [0, -8], left: [-10, 0], right: [10, 0] }[side];
  Object.assign(tip.options, { direction: side, offset: L.point(x, y) });
  tip.update();
  pinned.push(sides[side]);
}

function around(at, aside = 0) {
  const half = PIN / 2 - 3;
  return { left: at.x + aside - half, right: at.x + aside + half, top: at.y - half, bottom: at.y + half };
}

// --- drawn for each answer -----------------------------------------------------------------------

function redraw(drawn) {
  const { box, data, map } = drawn;
  drawn.chosen = null;
  drawn.area?.remove();
  map.closePopup();
  for (const layer of drawn.layers) layer.remove();
  drawn.layers = [];
  drawn.listings = new Map(data.listings.map((listing) => [listing.id, { ...listing, markers: [] }]));
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", data.text.region);
  ground.drawControls(drawn);
  drawn.hereName = data.here ? drawVisitor(drawn) : null;
  drawMarkers(drawn);
  const place = JSON.stringify(data.here ? [data.here.lat, data.here.lon] : null);
  if (drawn.place !== place) fit(drawn); // a wish changes the groups, not the view
  drawn.place = place;
  spread(drawn);
  ground.drawLabels(drawn, drawn.pinned);
  box.dataset.drawn = Number(box.dataset.drawn ?? 0) + 1;
  box.dataset.ready = data.key;
}

function drawVisitor(drawn) {
  const { lat, lon, km, label: name } = drawn.data.here;
  const circle = { radius: km * 1000, className: "np-here-circle", interactive: false, pane: "areas" };
  const icon = L.divIcon({ html: ground.make("span", "np-here-dot"), className: "np-here", iconSize: [18, 18] });
  const dot = L.marker([lat, lon], { icon, interactive: false, keyboard: false, zIndexOffset: -500 });
  dot.bindTooltip(ground.make("span", "", name), { permanent: true, direction: "bottom", offset: [0, 8], className: "np-here-name" });
  for (const layer of [L.circle([lat, lon], circle), dot]) add(drawn, layer);
  return dot;
}

function add(drawn, layer) {
  drawn.layers.push(layer.addTo(drawn.map));
  return layer;
}

function drawMarkers(drawn) {
  for (const listing of drawn.listings.values())
    for (const at of listing.sites) listing.markers.push(add(drawn, marker(drawn, listing, at)));
}

function marker(drawn, listing, at) {
  const shape = SHAPES[listing.shape] ?? SHAPES.near;
  const icon = L.divIcon({
    html: pin(shape, listing.number),
    className: `np-pin np-pin-${listing.shape}`,
    iconSize: [PIN, PIN],
    iconAnchor: [PIN / 2, PIN / 2],
    popupAnchor: [0, -14],
  });
  const placed = L.marker(at, { icon, riseOnHover: true });
  placed.listingId = listing.id;
  placed.bindPopup(() => popupOf(drawn, listing), popupOptions());
  placed.on("add", () => {
    const element = placed.getElement();
    element.setAttribute("role", "button");
    element.setAttribute("aria-label", listing.marker);
    element.dataset.marker = listing.id;
  });
  return placed;
}

function popupOptions() {
  return { minWidth: 220, maxWidth: 280, maxHeight: 330, className: "np-popup", autoPanPadding: [12, 12] };
}

function pin(path, number) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 34 34");
  svg.setAttribute("aria-hidden", "true");
  const shape = document.createElementNS(SVG, "path");
  shape.setAttribute("d", path);
  const text = document.createElementNS(SVG, "text");
  text.setAttribute("x", "17");
  text.setAttribute("y", "22");
  text.textContent = number ?? "";
  svg.append(shape, text);
  return svg;
}

function fit(drawn) {
  const { data, map } = drawn;
  const placed = [...drawn.listings.values()].filter((listing) => listing.sites.length);
  const near = placed.filter((listing) => listing.shape === "near");
  const points = (near.length ? near : placed).flatMap((listing) => listing.sites);
  if (data.here) points.push([data.here.lat, data.here.lon]);
  if (!data.here || !points.length) map.fitBounds(ground.ALL_OF_CANADA, { animate: false });
  else ground.frame(map, L.latLngBounds(points));
}

// --- "I am about here" ---------------------------------------------------------------------------

function askIfHere(drawn, at) {
  const { map, data } = drawn;
  const content = ground.make("div", "np-popup-content");
  const button = ground.make("button", "np-popup-to-card np-i-am-here", data.text.yes);
  button.type = "button";
  button.addEventListener("click", () => {
    map.closePopup();
    drawn.send("here", [rounded(at.lat), rounded(at.lng), kmOf(map, at)]);
  });
  content.append(ground.make("p", "np-popup-line", data.text.ask), button);
  const popup = L.popup(popupOptions());
  popup.setLatLng(at).setContent(content).openOn(map);
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

function popupOf(drawn, listing) {
  const content = ground.make("div", "np-popup-content");
  const name = ground.make("p", "np-popup-name", listing.number ? `${listing.number}. ${listing.name}` : listing.name);
  name.tabIndex = -1;
  content.append(name, ...listing.lines.map((line) => ground.make("p", "np-popup-line", line)));
  for (const contact of listing.contacts) content.append(contactOf(contact));
  if (cardOf(listing.id)) content.append(toCard(drawn, listing));
  return content;
}

function contactOf(contact) {
  const block = ground.make("div", "np-popup-contact");
  block.append(ground.make("p", "np-popup-role", contact.who));
  for (const link of contact.links) {
    const shown = ground.make("a", "np-popup-link", link.text);
    if (SAFE_LINK.test(link.href)) shown.href = link.href;
    if (link.label) shown.setAttribute("aria-label", link.label);
    block.append(shown);
  }
  return block;
}

function toCard(drawn, listing) {
  const button = ground.make("button", "np-popup-to-card", drawn.data.text.to_card);
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
  const id = popup.listingId ?? popup._source?.listingId;
  const close = popup.getElement().querySelector(".leaflet-popup-close-button");
  close?.setAttribute("aria-label", drawn.data.text.close);
  const element = popup.getElement();
  element.setAttribute("role", "dialog");
  element.setAttribute("aria-label", drawn.listings.get(id)?.name ?? drawn.data.text.ask);
  drawn.returnTo ??= document.activeElement;
  choose(drawn, id);
  element.querySelector(".np-popup-name, .np-i-am-here")?.focus({ preventScroll: true });
}

function onPopupClosed(drawn) {
  const back = drawn.returnTo;
  drawn.returnTo = null;
  if (drawn.box.contains(document.activeElement) || document.activeElement === document.body)
    back?.focus?.({ preventScroll: true });
}

function choose(drawn, id) {
  drawn.chosen = id;
  for (const card of document.querySelectorAll("[data-listing]"))
    card.classList.toggle("np-chosen", card.dataset.listing === id);
  for (const listing of drawn.listings.values())
    for (const placed of listing.markers)
      placed.getElement()?.classList.toggle("np-pin-chosen", listing.id === id);
  drawArea(drawn, drawn.listings.get(id));
  if (matchMedia(BESIDE_THE_LIST).matches) bringForward(cardOf(id));
}

function drawArea(drawn, listing) {
  drawn.area?.remove();
  drawn.area = null;
  const rings = listing ? areaOf(drawn.base, listing.area) : [];
  if (rings.length) drawn.area = ground.polygon(rings, "np-area", "areas").addTo(drawn.map);
}

function areaOf(base, area) {
  if (area === null) return [];
  if (area === "canada") return Object.values(base.provinces).flat();
  return area.flatMap((part) =>
    typeof part === "string" ? (base.provinces[part] ?? base.north[part] ?? []) : [part],
  );
}

function show(drawn, id, asked) {
  const listing = drawn.listings.get(id);
  if (!listing) return;
  if (!matchMedia(BESIDE_THE_LIST).matches) drawn.box.scrollIntoView({ block: "center" });
  drawn.map.closePopup();
  drawn.returnTo = asked;
  drawArea(drawn, listing);
  const [first] = listing.markers;
  const bounds = first ? L.latLngBounds([first.getLatLng()]) : drawn.area?.getBounds();
  if (!bounds) return;
  const { here } = drawn.data;
  if (here) bounds.extend([here.lat, here.lon]);
  ground.frame(drawn.map, bounds);
  if (first) first.openPopup();
  else openOverArea(drawn, listing);
}

function openOverArea(drawn, listing) {
  const popup = L.popup(popupOptions());
  popup.listingId = listing.id;
  popup.setLatLng(drawn.area.getBounds().getCenter()).setContent(popupOf(drawn, listing));
  popup.openOn(drawn.map);
}

function close(host, drawn) {
  maps.delete(host);
  document.removeEventListener("click", drawn.onClick);
  drawn.resized?.disconnect();
  drawn.map?.remove();
  drawn.box.remove();
}
