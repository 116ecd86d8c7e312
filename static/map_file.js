// What the downloaded map does by itself: it draws the marks as the page does, and names the towns.
//
// The file puts ground.js, marks.js and grouping.js before it, as constants of these names. What is
// said of each group stands in the popups of the map as folium has drawn it, and stays there.

const said = JSON.parse(document.getElementById("said").textContent);
const NAME_PANE = 450;
const YOU_PX = 12;
const BESIDE_POPUP_PX = 100;

function begin(map) {
  map.createPane("names").style.cssText = `z-index: ${NAME_PANE}; pointer-events: none`;
  map.getPane("names").setAttribute("aria-hidden", "true");
  const pins = pinsOf(map);
  const data = { text: said.text, here: hereOf(map) };
  const drawn = { map, data, spots: pins.map(spotOf), rest: [], base: { labels: said.labels } };
  for (const pin of pins) pin.remove();
  map.on("zoomend", () => marks.drawMarks(drawn, grouping.grouped, (mark) => press(drawn, mark)));
  map.on("moveend", () => writeNames(drawn));
  map.on("popupopen", ({ popup }) => nameDialog(popup, data.text));
  nameMap(map, data.text);
  ground.leaveScrolling(map, map.getContainer(), () => data.text.two_fingers);
  marks.drawMarks(drawn, grouping.grouped, (mark) => press(drawn, mark));
  writeNames(drawn);
}

function layersOf(map) {
  const layers = [];
  map.eachLayer((layer) => layers.push(layer));
  return layers;
}

function pinsOf(map) {
  return layersOf(map).filter((layer) => layer instanceof L.Marker && layer.getPopup());
}

function hereOf(map) {
  const you = layersOf(map).find((layer) => layer.options.className === "you");
  const { lat, lng } = you.getLatLng();
  return { lat, lon: lng };
}

// Reads a pin of folium's; its text has passed through the one function that makes it harmless.
function spotOf(pin) {
  const { lat, lng } = pin.getLatLng();
  const look = pin.options.icon.options.html;
  const content = pin.getPopup().getContent();
  const read = (css) => content.querySelector(css).textContent;
  const [name, number] = [read("strong"), Number(pin.options.alt)];
  const [, shape] = look.match(/pin-([a-z_]+)/);
  const unknown = read(".somewhere");
  return {
    listing: listingOf(number, { number, id: `group-${number}`, name, shape, content }),
    site: {
      lat,
      lon: lng,
      km: unknown ? 1 : null,
      town: read(".town"),
      somewhere: unknown,
      marker: `${name}, ${unknown || read(".town")}`,
    },
  };
}

const listings = new Map();

function listingOf(number, listing) {
  if (!listings.has(number)) listings.set(number, listing);
  return listings.get(number);
}

function writeNames(drawn) {
  const { map } = drawn;
  const taken = [...drawn.marks.values()].map((mark) => marks.boxOf(map, mark));
  taken.push(...ground.controlBoxes(map), aroundYou(drawn));
  marks.drawCaptions(drawn, taken, ground.overlap);
  ground.drawLabels(drawn, taken);
}

function aroundYou({ map, data }) {
  const at = map.latLngToContainerPoint([data.here.lat, data.here.lon]);
  return { left: at.x - YOU_PX, right: at.x + YOU_PX, top: at.y - YOU_PX, bottom: at.y + YOU_PX };
}

function press(drawn, mark) {
  const inside = marks.listingsAt(mark.spots);
  openAt(drawn.map, mark, inside.length === 1 ? inside[0].content : listOf(drawn, mark, inside));
}

function openAt(map, mark, content) {
  const maxHeight = Math.max(120, map.getSize().y / 3);
  const maxWidth = Math.min(280, map.getSize().x - BESIDE_POPUP_PX);
  const popup = L.popup({ maxWidth, maxHeight, autoPanPaddingTopLeft: [56, 12], offset: [0, mark.group.lift - 10] });
  popup.on("remove", () => mark.getElement()?.focus({ preventScroll: true }));
  popup.setLatLng(mark.group.at).setContent(content).openOn(map);
}

function listOf(drawn, mark, inside) {
  const box = ground.make("div", "np-popup-content");
  const title = ground.make("strong", "", said.text.several.replace("{count}", inside.length));
  const list = ground.make("ul", "np-popup-list");
  for (const { name, content } of inside) {
    const button = ground.make("button", "", name);
    button.type = "button";
    button.addEventListener("click", () => openAt(drawn.map, mark, content));
    const row = document.createElement("li");
    row.append(button);
    list.append(row);
  }
  box.append(title, list);
  return box;
}

function nameDialog(popup, text) {
  const element = popup.getElement();
  const name = element.querySelector("strong");
  element.setAttribute("role", "dialog");
  element.setAttribute("aria-label", name.textContent);
  element.querySelector(".leaflet-popup-close-button").setAttribute("aria-label", text.close);
  name.tabIndex = -1;
  name.focus({ preventScroll: true });
}

function nameMap(map, text) {
  const box = map.getContainer();
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", text.region);
  box.addEventListener("keydown", (event) => event.key === "Escape" && map.closePopup());
  for (const [css, words] of [["in", text.zoom_in], ["out", text.zoom_out]]) {
    const button = box.querySelector(`.leaflet-control-zoom-${css}`);
    button.title = words;
    button.setAttribute("aria-label", words);
  }
  map.getPane("overlayPane").setAttribute("aria-hidden", "true");
}

begin(window.drawnMap);
