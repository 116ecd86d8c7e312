// The staff's map: folium's layers of numbers on the project's own base map, and a pin to try.
//
// The layers come as a script that the server wrote from numbers alone. Names come beside it and
// reach the page through textContent, never as HTML.

const maps = new WeakMap();
let ground = null;

export async function draw(host, data, send) {
  let drawn = maps.get(host);
  if (!drawn) {
    drawn = { data, box: document.createElement("div"), layers: [] };
    maps.set(host, drawn);
    drawn.box.className = "np-map np-gap-map";
    host.append(drawn.box);
    drawn.opened = open(drawn);
  }
  drawn.data = data;
  drawn.send = send;
  try {
    await drawn.opened;
    if (drawn.data === data && drawn.box.dataset.ready !== data.key) await redraw(drawn, data);
  } catch {
    drawn.box.textContent = data.text.failed;
    drawn.box.dataset.ready = "failed";
  }
  return () => close(host, drawn);
}

async function open(drawn) {
  const { data, box } = drawn;
  const script = new URL(`ground.js?v=${data.version}`, new URL(data.folder, document.baseURI));
  ground ??= await import(script.href);
  drawn.base = await ground.fetched(data);
  drawn.map = ground.newMap(box, drawn.base, () => drawn.data.text.two_fingers);
  L.Marker.prototype.options.icon = L.divIcon({ className: "" }); // no mark is an image
  drawn.map.on("moveend", () => ground.drawLabels(drawn));
  drawn.map.on("click", (event) => offerPin(drawn, event.latlng));
  drawn.map.on("popupopen", (event) => nameDialog(drawn, event.popup));
  drawn.map.on("popupclose", () => returnFocus(box));
  drawn.resized = new ResizeObserver(() => {
    drawn.map.invalidateSize({ animate: false });
    ground.keepInside(drawn.map);
  });
  drawn.resized.observe(box);
}

async function redraw(drawn, data) {
  const layers = await layersOf(data.script);
  if (drawn.data !== data) return;
  const { map, box } = drawn;
  map.closePopup();
  for (const layer of drawn.layers) layer.remove();
  drawn.layers = added(map, () => layers(map));
  for (const layer of drawn.layers) layer.eachLayer?.((one) => nameSpot(drawn, one));
  ground.drawControls(drawn);
  if (drawn.view !== data.view) ground.frame(map, L.latLngBounds(data.bounds));
  drawn.view = data.view; // a threshold changes the colours, not the view
  ground.drawLabels(drawn);
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", data.text.region);
  box.dataset.ready = data.key;
}

// A blob, because the page's policy allows no script in any other form.
async function layersOf(script) {
  const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  try {
    return (await import(address)).default;
  } finally {
    URL.revokeObjectURL(address);
  }
}

// Runs something that adds layers to a map, and lists those it has put on the map itself.
function added(map, run) {
  const layers = [];
  const note = ({ layer }) => layers.push(layer);
  map.on("layeradd", note);
  run();
  map.off("layeradd", note);
  const inside = new Set(layers.flatMap((layer) => layer.getLayers?.() ?? []));
  return layers.filter((layer) => !inside.has(layer));
}

function nameSpot(drawn, layer) {
  const number = layer.feature?.properties?.number;
  const words = drawn.data.labels[number];
  if (!words) return;
  layer.bindPopup(() => spotPopup(drawn, words, layer.getLatLng()), popupOptions());
}

function popupOptions() {
  return { minWidth: 200, maxWidth: 280, className: "np-popup", autoPanPadding: [12, 12] };
}

function spotPopup(drawn, [name, ...lines], at) {
  const content = ground.make("div", "np-popup-content");
  const title = ground.make("p", "np-popup-name", name);
  title.tabIndex = -1;
  content.append(title, ...lines.map((line) => ground.make("p", "np-popup-line", line)));
  content.append(pinButton(drawn, at));
  return content;
}

function offerPin(drawn, at) {
  const content = ground.make("div", "np-popup-content");
  content.append(ground.make("p", "np-popup-line", drawn.data.text.ask), pinButton(drawn, at));
  L.popup(popupOptions()).setLatLng(at).setContent(content).openOn(drawn.map);
}

function pinButton(drawn, at) {
  const button = ground.make("button", "np-popup-act", drawn.data.text.yes);
  button.type = "button";
  button.addEventListener("click", () => {
    drawn.map.closePopup();
    drawn.send("pin", [Number(at.lat.toFixed(2)), Number(at.lng.toFixed(2))]);
  });
  return button;
}

function nameDialog(drawn, popup) {
  const element = popup.getElement();
  const name = element.querySelector(".np-popup-name");
  element.querySelector(".leaflet-popup-close-button")?.setAttribute("aria-label", drawn.data.text.close);
  element.setAttribute("role", "dialog");
  element.setAttribute("aria-label", name?.textContent ?? drawn.data.text.ask);
  (name ?? element.querySelector("button"))?.focus({ preventScroll: true });
}

// The focus was in what has closed: it goes back to the map, and not to the top of the page.
function returnFocus(box) {
  const focused = document.activeElement;
  if (focused === document.body || box.contains(focused)) box.focus({ preventScroll: true });
}

function close(host, drawn) {
  maps.delete(host);
  drawn.resized?.disconnect();
  drawn.map?.remove();
  drawn.box.remove();
}
