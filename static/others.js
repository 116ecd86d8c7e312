// Other places of the name that was typed, beside the place that was taken: a few in one line where
// there is room for it, else behind a fold.

const ROOM = "(min-width: 641px)";

export function draw(host, data, send) {
  let box = host.querySelector(".np-elsewhere");
  if (!box) {
    box = document.createElement("div");
    box.className = "np-elsewhere";
    host.append(box);
  }
  box.send = send;
  const inLine = data.few && matchMedia(ROOM).matches;
  const shown = JSON.stringify([inLine, data.language, data.question, data.places, data.more]);
  if (box.shown === shown) return () => {};
  box.shown = shown;
  box.lang = data.language;
  box.replaceChildren(inLine ? line(box, data) : fold(box, data));
  return () => {};
}

function line(box, { question, places }) {
  const said = document.createElement("p");
  said.append(question);
  for (const place of places) said.append(" ", button(box, place));
  return said;
}

function fold(box, { question, places, more }) {
  const details = document.createElement("details");
  const summary = document.createElement("summary");
  summary.textContent = question;
  const list = document.createElement("ul");
  for (const place of places) {
    const item = document.createElement("li");
    item.append(button(box, place));
    list.append(item);
  }
  details.append(summary, list);
  if (more) {
    const hint = document.createElement("p");
    hint.className = "np-aside";
    hint.textContent = more;
    details.append(hint);
  }
  return details;
}

function button(box, [number, label]) {
  const press = document.createElement("button");
  press.type = "button";
  press.className = "np-act";
  press.textContent = label;
  press.addEventListener("click", () => box.send("chosen", number));
  return press;
}
