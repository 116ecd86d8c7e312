// The marks of groups on the page's map: a number where one group meets, a count where several do.
//
// Where the address is not public a soft circle shows how far off it may be. Text of listings
// becomes text of elements here, never HTML.

const PIN = 34;
const FEW = 100;
const CELL_PX = 60;
const MOST_TOWNS = 6;
const MOST_CAPTIONED = 3;
const CLEAR_PX = 62;
const CAPTION = { wide: 150, line: 16 };
const LETTER_PX = 7.6;
const SVG = "http://www.w3.org/2000/svg";
const SHAPES = {
  near: "M17 3a14 14 0 1 1 0 28a14 14 0 1 1 0-28z",
  serves_you: "M7 4h20a3 3 0 0 1 3 3v20a3 3 0 0 1-3 3H7a3 3 0 0 1-3-3V7a3 3 0 0 1 3-3z",
  national: "M10 3h14l8 14-8 14H10L2 17z",
  farther: "M17 1l16 16-16 16L1 17z",
};

// Every group of a map: with a number in the order of the list, and the others.
//
// `all` are the places of all groups, [id, name, shut, [[lat, lon, town, km, somewhere]]]; `shut` has
// a bit for each audience that a group is not for. `data.options` are [id, number, shape, meeting].
export function listingsOf({ options, who, others, here, text }, all) {
  const known = new Map(all.map((one) => [one[0], one]));
  const numbered = options.map(([id, number, shape, meeting]) => {
    const [, name = nameOnCard(id), , sites = []] = known.get(id) ?? [];
    return listing({ id, number, shape, name, meeting }, sites, text.marker);
  });
  const taken = new Set(options.map(([id]) => id));
  const isOther = ([id, , shut]) => others && !taken.has(id) && !(shut & who);
  const shape = here ? "other" : "start";
  const rest = all.filter(isOther).map(([id, name, , sites]) => listing({ id, number: null, shape, name }, sites, text.one_name));
  return { numbered, others: rest };
}

function nameOnCard(id) {
  return document.querySelector(`[data-listing="${CSS.escape(id)}"] .np-name`)?.textContent ?? "";
}

function listing(about, sites, template) {
  const { number, name } = about;
  const named = (town) => template.replace("{number}", number).replace(/{name}|{town}/g, (gap) => (gap === "{name}" ? name : town));
  return {
    ...about,
    sites: sites.map(([lat, lon, town, km = null, somewhere = null]) => {
      const place = somewhere ? somewhere[0].toLowerCase() + somewhere.slice(1) : town;
      return { lat, lon, km, town, somewhere, marker: named(place) };
    }),
  };
}

// Every place where a group meets, in the order of the list.
export function spotsOf(listings) {
  return listings.flatMap((listing) => listing.sites.map((site) => ({ listing, site })));
}

// The spots that have a circle: of thousands those that are in sight and larger than their marks.
export function circled({ map, spots, rest }) {
  if (rest.length <= FEW) return [...spots, ...rest];
  const seen = map.getBounds().pad(0.1);
  const isLarge = ({ site }) => site.km && site.km * 1000 > PIN * metresAPixel(map, site.lat);
  return [...spots, ...rest.filter((spot) => isLarge(spot) && seen.contains([spot.site.lat, spot.site.lon]))];
}

function metresAPixel(map, lat) {
  return (40075016.7 * Math.cos((lat * Math.PI) / 180)) / (256 * 2 ** map.getZoom());
}

// Draws one circle for each town of which no more is known; `onPress` gets its spots and the place.
export function drawCircles(map, spots, onPress) {
  const circles = new Map();
  for (const spot of spots.filter(({ site }) => site.km)) {
    const key = [spot.site.lat, spot.site.lon, spot.site.km].join();
    circles.set(key, [...(circles.get(key) ?? []), spot]);
  }
  return [...circles.values()].map((inside) => {
    const [{ site, listing }] = inside;
    const circle = L.circle([site.lat, site.lon], {
      radius: site.km * 1000,
      className: `np-somewhere np-somewhere-${listing.shape}`,
      pane: "areas",
      bubblingMouseEvents: false,
    });
    circle.on("click", (event) => onPress(inside, event.latlng));
    return circle.addTo(map);
  });
}

// Draws the marks of a zoom; those that are as before stay, and with them the focus.
export function drawMarks(drawn, grouped, onPress) {
  const { map, data } = drawn;
  const shown = groupsOf(drawn, drawn.spots.map((spot) => [spot]), grouped);
  const hidden = addOthers(drawn, shown, grouped);
  const before = drawn.marks ?? new Map();
  drawn.marks = new Map();
  for (const group of shown) {
    const key = [group.lift, ...group.spots.map(({ listing, site }) => `${listing.id} ${site.lat} ${site.lon}`)].join();
    const mark = before.get(key) ?? newMark(map, group, group.spots, data, onPress);
    mark.beside = hidden.get(group) ?? [];
    before.delete(key);
    drawn.marks.set(key, mark.addTo(map));
  }
  for (const gone of before.values()) gone.remove();
}

// Adds the marks of the groups without a number; returns what stands under a numbered mark, by it.
function addOthers(drawn, shown, grouped) {
  const numbered = [...shown];
  const hidden = new Map();
  for (const group of groupsOf(drawn, inCells(drawn), grouped)) {
    const under = numbered.find((one) => touch(drawn.map, one, group));
    if (under) hidden.set(under, [...(hidden.get(under) ?? []), ...group.spots]);
    else shown.push(group);
  }
  return hidden;
}

function touch(map, one, other) {
  const [a, b] = [boxOf(map, { group: one }), boxOf(map, { group: other })];
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

// Of thousands only those in sight are drawn, and those of one cell of the screen together.
function inCells({ map, rest = [] }) {
  if (rest.length <= FEW) return rest.map((spot) => [spot]);
  const seen = map.getBounds().pad(0.1);
  const cells = new Map();
  for (const spot of rest) {
    if (!seen.contains([spot.site.lat, spot.site.lon])) continue;
    const { x, y } = map.project([spot.site.lat, spot.site.lon]);
    const cell = `${Math.floor(x / CELL_PX)} ${Math.floor(y / CELL_PX)}`;
    if (cells.has(cell)) cells.get(cell).push(spot);
    else cells.set(cell, [spot]);
  }
  return [...cells.values()];
}

// Puts units of spots that would lie on one another together.
function groupsOf({ map, data }, units, grouped) {
  const points = units.map((spots) => middleOf(spots.map(({ site }) => map.project([site.lat, site.lon]))));
  const here = data.here ? map.project([data.here.lat, data.here.lon]) : null;
  const widthOf = (members) => {
    const inside = members.flatMap((one) => units[one]);
    return isCounted(inside) ? Math.round(26 + countOf(inside, data.text).length * LETTER_PX) : PIN;
  };
  const groups = grouped(points, { widthOf, height: PIN, here });
  return groups.map((group) => {
    const spots = group.members.flatMap((one) => units[one]);
    return { ...group, spots, at: map.unproject([group.x, group.y]) };
  });
}

function middleOf(points) {
  if (points.length === 1) return points[0];
  const sum = points.reduce((total, one) => ({ x: total.x + one.x, y: total.y + one.y }));
  return { x: sum.x / points.length, y: sum.y / points.length };
}

// The groups that meet at some spots, each once: one may meet at two places of a town.
export function listingsAt(spots) {
  return [...new Set(spots.map(({ listing }) => listing))];
}

// Before the first question no group has a number: then a mark always says how many there are.
function isCounted(spots) {
  return listingsAt(spots).length > 1 || spots[0].listing.number === null;
}

function countOf(spots, text) {
  const count = listingsAt(spots).length;
  return count === 1 ? text.one : text.several.replace("{count}", count);
}

function newMark(map, group, spots, data, onPress) {
  const isPill = isCounted(spots);
  const look = isPill ? make("span", "np-pin-count", countOf(spots, data.text)) : shapeOf(spots[0]);
  const vague = spots.every(({ site }) => site.km) ? "np-pin-vague" : "";
  const kind = isPill ? "np-pin-several" : `np-pin-${spots[0].listing.shape}`;
  const html = make("span", "np-pin-look");
  html.append(...lines(group.lift), look);
  const icon = L.divIcon({
    html,
    className: `np-pin ${kind} ${vague}`,
    iconSize: [group.width, PIN],
    iconAnchor: [group.width / 2, PIN / 2 - group.lift],
  });
  const mark = L.marker(group.at, { icon, riseOnHover: true, autoPanOnFocus: false });
  Object.assign(mark, { spots, group });
  mark.on("click", () => onPress(mark));
  mark.on("add", () => {
    nameMark(mark, data, () => onPress(mark));
    mark.getElement().onfocus = ({ target }) => target.matches(":focus-visible") && bringInside(map, mark);
  });
  return mark;
}

// Whoever comes by the keyboard sees the mark clear of the sources and the zoom at the edges.
function bringInside(map, mark) {
  map.panInside(mark.getLatLng(), { padding: [CLEAR_PX, CLEAR_PX], animate: false });
}

// A mark that stands aside from its place has a line to it.
function lines(lift) {
  if (!lift) return [];
  const line = make("span", "np-pin-line");
  line.style.height = `${Math.abs(lift)}px`;
  line.style.top = `${PIN / 2 - Math.max(lift, 0)}px`;
  return [line];
}

function shapeOf({ listing }) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 34 34");
  svg.setAttribute("aria-hidden", "true");
  const shape = document.createElementNS(SVG, "path");
  shape.setAttribute("d", SHAPES[listing.shape] ?? SHAPES.near);
  const text = document.createElementNS(SVG, "text");
  text.setAttribute("x", "17");
  text.setAttribute("y", "22");
  text.textContent = listing.number;
  svg.append(shape, text);
  return svg;
}

function nameMark(mark, { text }, press) {
  const element = mark.getElement();
  const listings = listingsAt(mark.spots);
  const name = listings.length === 1 ? mark.spots[0].site.marker : nameOfSeveral(mark, text);
  element.setAttribute("role", "button");
  element.setAttribute("aria-label", name);
  element.setAttribute("aria-haspopup", "dialog");
  element.dataset.marker = listings.map(({ id }) => id).join(" ");
  element.onkeydown = (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    press();
  };
}

function nameOfSeveral({ spots }, text) {
  const { length } = listingsAt(spots);
  const towns = townsOf(spots);
  const named = towns.slice(0, MOST_TOWNS).join(", ");
  const all = towns.length > MOST_TOWNS ? text.and_more.replace("{towns}", () => named) : named;
  return text.several_name.replace("{count}", length).replace("{towns}", () => all);
}

function townsOf(spots) {
  return [...new Set(spots.map(({ site }) => site.town))];
}

// The place that a mark takes on the screen.
export function boxOf(map, { group }) {
  const at = map.latLngToContainerPoint(group.at);
  const [across, along] = [group.width / 2, group.height / 2];
  const y = at.y + group.lift;
  return { left: at.x - across, right: at.x + across, top: y - along, bottom: y + along };
}

// Says under or over a mark what is known of the place, where there is room for it.
export function drawCaptions(drawn, taken, overlap) {
  const { map } = drawn;
  for (const caption of drawn.captions ?? []) caption.remove();
  drawn.captions = [];
  for (const mark of drawn.marks.values()) {
    const words = captionOf(mark.spots);
    const isFree = (room) => isInside(room, map.getSize()) && !taken.some((other) => overlap(room, other));
    const room = words && roomsOf(words, boxOf(map, mark)).find(isFree);
    if (!room) continue;
    taken.push(room);
    const at = map.containerPointToLatLng([(room.left + room.right) / 2, (room.top + room.bottom) / 2]);
    drawn.captions.push(captionAt(at, words).addTo(map));
  }
}

function captionOf(spots) {
  if (spots[0].listing.shape === "other") return "";
  const towns = townsOf(spots);
  if (spots[0].listing.number === null) return towns.length > MOST_CAPTIONED ? "" : towns.join(", ");
  return (listingsAt(spots).length === 1 && spots[0].site.somewhere) || "";
}

function roomsOf(words, box) {
  const long = words.length * (LETTER_PX - 1);
  const lines = Math.ceil(long / CAPTION.wide);
  const [half, high] = [Math.min(CAPTION.wide, long) / 2, CAPTION.line * lines];
  const [left, right] = [(box.left + box.right) / 2 - half, (box.left + box.right) / 2 + half];
  return [box.bottom + 2, box.top - high - 2].map((top) => ({ left, right, top, bottom: top + high }));
}

function isInside(room, size) {
  return room.left > 0 && room.top > 0 && room.right < size.x && room.bottom < size.y;
}

function captionAt(at, words) {
  const icon = L.divIcon({ html: make("span", "np-caption-words", words), className: "np-caption", iconSize: [0, 0] });
  return L.marker(at, { icon, pane: "names", interactive: false, keyboard: false });
}

function make(tag, className, text) {
  const element = document.createElement(tag);
  element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}
