// The device's own position: asked for only when the button is pressed, rounded to two decimals
// (about a kilometre) before it leaves the browser, and never kept in it.

const WITHIN_MS = 12000;
const DECIMALS = 2;

export function draw(host, data, send) {
  let box = host.querySelector(".np-locate");
  if (!box) {
    box = build();
    host.append(box);
    box.querySelector("button").addEventListener("click", () => ask(box));
  }
  box.data = data;
  box.send = send;
  const [button, note] = box.children;
  if (button.textContent !== data.text.button) {
    button.textContent = data.text.button;
    note.textContent = data.text.note;
    box.lastChild.textContent = "";
  }
  return () => {};
}

function build() {
  const box = document.createElement("div");
  box.className = "np-locate";
  const button = document.createElement("button");
  button.type = "button";
  const note = document.createElement("p");
  note.className = "np-aside";
  note.id = "np-locate-note";
  button.setAttribute("aria-describedby", note.id);
  const said = document.createElement("p");
  said.className = "np-said";
  said.setAttribute("role", "status");
  box.append(button, note, said);
  return box;
}

function ask(box) {
  const said = box.lastChild;
  said.textContent = box.data.text.waiting;
  if (!navigator.geolocation) {
    said.textContent = box.data.text.unavailable;
    return;
  }
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => {
      said.textContent = "";
      box.send("here", [rounded(coords.latitude), rounded(coords.longitude), Math.ceil(coords.accuracy / 1000)]);
    },
    (failure) => {
      said.textContent = whyNot(failure, box.data.text);
    },
    { enableHighAccuracy: false, timeout: WITHIN_MS, maximumAge: 600000 },
  );
}

function rounded(degrees) {
  return Number(degrees.toFixed(DECIMALS));
}

function whyNot(failure, text) {
  if (failure.code === failure.PERMISSION_DENIED) return text.denied;
  return failure.code === failure.TIMEOUT ? text.slow : text.unavailable;
}
