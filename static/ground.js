// The ground that every map of the page stands on: Leaflet, the base map, its labels and controls.

const FARTHEST_IN = 9;
const FARTHEST_OUT = 2;
const EDGES = [[38.3, -171], [84, -45.3]]; // the base map is cut here; the view never shows the cut
const MAX_LABEL_PX_A_LETTER = 6.5;
const HINT_MS = 1500;
const ROOM_BELOW_PX = 400; // on a narrower map the sources would cover marks below

export const ALL_OF_CANADA = [[43, -140], [72, -54]];

let leaflet = null;
let baseMap = null;

export function make(tag, className, text) {
  const element = document.createElement(tag);
  element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

function address(data, file) {
  return new URL(`${file}?v=${data.version}`, new URL(data.folder, document.baseURI)).href;
}

// Fetches what all maps share, once, and returns the base map's shapes. What people read comes first.
export async function fetched(data) {
  await stands();
  leaflet ??= load(data);
  baseMap ??= fetch(address(data, "basemap.json")).then((answer) => answer.json());
  const [, base] = await Promise.all([leaflet, baseMap]);
  return base;
}

function stands() {
  if (document.documentElement.dataset.stands) return null;
  return new Promise((go) => { document.addEventListener("np-stands", go, { once: true }); });
}

function load(data) {
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = address(data, "leaflet/leaflet.css");
  const script = document.createElement("script");
  script.src = address(data, "leaflet/leaflet.js");
  const both = [style, script].map(
    (element) =>
      new Promise((resolve, reject) => {
        element.addEventListener("load", resolve);
        element.addEventListener("error", reject);
        document.head.append(element);
      }),
  );
  return Promise.all(both);
}

// Makes a map with its land in a box, without motion.
export function newMap(box, base, twoFingers) {
  const map = L.map(box, {
    attributionControl: false,
    zoomControl: false,
    trackResize: false, // each map watches its own box
    scrollWheelZoom: false,
    fadeAnimation: false,
    zoomAnimation: false,
    markerZoomAnimation: false,
    inertia: false,
    minZoom: FARTHEST_OUT,
    maxZoom: FARTHEST_IN,
    zoomSnap: 0.25,
    zoomDelta: 0.75,
    worldCopyJump: false,
    maxBounds: EDGES,
    maxBoundsViscosity: 1,
  });
  // Leaflet focuses the map on mouse down; if the browser then scrolls the page, the marker moves
  // away under the pointer and the click is lost.
  box.focus = (options) =>
    HTMLElement.prototype.focus.call(box, { ...options, preventScroll: true });
  const panBy = map.panBy; // nothing glides on this page
  map.panBy = (offset, options) => panBy.call(map, offset, { ...options, animate: false });
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") map.closePopup(); // Leaflet listens only while the map itself has focus
  });
  map.on("focus", () => map.scrollWheelZoom.enable());
  map.on("blur", () => map.scrollWheelZoom.disable());
  for (const [name, above] of [["land", 200], ["areas", 350], ["names", 450]]) {
    map.createPane(name).style.zIndex = above;
    map.getPane(name).style.pointerEvents = "none";
  }
  for (const name of ["land", "areas", "names"]) map.getPane(name).setAttribute("aria-hidden", "true");
  leaveScrolling(map, box, twoFingers);
  keepInside(map);
  map.fitBounds(ALL_OF_CANADA);
  drawLand(base, map);
  return map;
}

// One finger scrolls the page past the map, two move the map; a mouse and a pen drag it.
export function leaveScrolling(map, box, twoFingers) {
  const hint = make("div", "np-two-fingers");
  hint.setAttribute("aria-hidden", "true");
  box.append(hint);
  let hidden = 0;
  box.addEventListener("pointerdown", ({ pointerType }) => {
    if (pointerType === "touch") map.dragging.disable();
    else map.dragging.enable();
  }, { capture: true });
  const onTouch = (event) => {
    if (event.touches.length > 1) event.preventDefault(); // the browser would scroll along
    clearTimeout(hidden);
    const isScroll = event.type === "touchmove" && event.touches.length === 1 && !isAbove(event.target);
    hint.textContent = twoFingers();
    hint.classList.toggle("np-shown", isScroll);
    hidden = setTimeout(() => hint.classList.remove("np-shown"), HINT_MS);
  };
  for (const kind of ["touchstart", "touchmove"]) box.addEventListener(kind, onTouch, { passive: false });
}

function isAbove(element) {
  return element.closest(".leaflet-popup, .leaflet-control") !== null;
}

// The land ends in a straight line at the edges of the base map: no zoom shows beyond them.
export function keepInside(map) {
  map.setMinZoom(Math.max(FARTHEST_OUT, Math.ceil(map.getBoundsZoom(EDGES, true) * 4) / 4));
}

export function polygon(rings, className, pane) {
  const points = rings.map((shape) => shape.map(pairs));
  return L.polygon(points, { className, pane, interactive: false, smoothFactor: 1.2 });
}

function pairs(flat) {
  const points = [];
  for (let at = 0; at < flat.length; at += 2) points.push([flat[at], flat[at + 1]]);
  return points;
}

function drawLand(base, map) {
  polygon(base.neighbours, "np-land np-abroad", "land").addTo(map);
  for (const rings of Object.values(base.provinces)) polygon(rings, "np-land", "land").addTo(map);
  polygon(base.lakes, "np-lake", "land").addTo(map);
}

// Names the places that have room beside what is taken already.
export function drawLabels(drawn, pinned = []) {
  const { base, map } = drawn;
  drawn.labels?.remove();
  drawn.labels = L.layerGroup().addTo(map);
  const [zoom, seen] = [map.getZoom(), map.getBounds()];
  const taken = [...pinned, ...controlBoxes(map)];
  for (const [name, lat, lon, leastZoom] of base.labels) {
    if (zoom < leastZoom - 0.5 || !seen.contains([lat, lon])) continue;
    const at = map.latLngToContainerPoint([lat, lon]);
    const room = roomOf(name, at, map.getSize(), taken);
    if (!room) continue;
    taken.push(room);
    label(name, [lat, lon], room.left < at.x - 4).addTo(drawn.labels);
  }
}

// Where the buttons and the names of the sources lie.
export function controlBoxes(map) {
  const frame = map.getContainer().getBoundingClientRect();
  return [...map.getContainer().querySelectorAll(".leaflet-control")].map((control) => {
    const { left, right, top, bottom } = control.getBoundingClientRect();
    return { left: left - frame.left, right: right - frame.left, top: top - frame.top, bottom: bottom - frame.top };
  });
}

// Right of its dot, or left of it; null where neither has room.
function roomOf(name, at, size, taken) {
  const long = 12 + widthOf(name);
  const [top, bottom] = [at.y - 8, at.y + 8];
  const sides = [
    { left: at.x - 4, right: at.x + long, top, bottom },
    { left: at.x - long, right: at.x + 4, top, bottom },
  ];
  const isInside = (room) => room.left > 0 && room.right < size.x && top > 0 && bottom < size.y;
  return sides.find((room) => isInside(room) && !taken.some((other) => overlap(room, other)));
}

export function widthOf(name) {
  return name.length * MAX_LABEL_PX_A_LETTER;
}

export function overlap(one, other) {
  return (
    one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom
  );
}

function label(name, at, onTheLeft) {
  const html = make("span", onTheLeft ? "np-label-name np-label-left" : "np-label-name", name);
  const icon = L.divIcon({ html, className: "np-label", iconSize: [0, 0] });
  return L.marker(at, { icon, pane: "names", interactive: false, keyboard: false });
}

export function drawControls(drawn) {
  const { map, data } = drawn;
  if (drawn.language === data.language) return;
  drawn.language = data.language;
  for (const control of drawn.controls ?? []) control.remove();
  const isNarrow = map.getSize().x < ROOM_BELOW_PX;
  const sources = L.control({ position: isNarrow ? "topleft" : "bottomleft" });
  sources.onAdd = () => make("div", "np-sources", data.text.sources);
  drawn.controls = [
    sources,
    L.control.zoom({ position: "bottomleft", zoomInTitle: data.text.zoom_in, zoomOutTitle: data.text.zoom_out }),
  ];
  for (const control of drawn.controls) control.addTo(map);
}

export function frame(map, bounds, maxZoom = 8) {
  map.fitBounds(bounds, { animate: false, maxZoom, paddingTopLeft: [48, 40], paddingBottomRight: [48, 64] });
}
