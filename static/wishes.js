// A visitor's wishes: checkboxes behind a fold, what they set aside, and one press to undo them.

export function draw(host, data, send) {
  let box = host.querySelector(".np-narrow");
  if (!box) {
    box = make("div", "np-narrow");
    host.append(box);
  }
  box.send = send;
  const shown = JSON.stringify([data.language, data.sets]);
  if (box.shown !== shown) build(box, data, shown);
  for (const field of box.querySelectorAll("input"))
    field.checked = (data.chosen[field.name] ?? []).includes(field.value);
  box.querySelector("summary").lastChild.textContent = data.count ? ` (${data.count})` : "";
  tell(box.querySelector(".np-wished"), box, data);
  box.dataset.chosen = JSON.stringify(data.chosen);
  return () => {};
}

function make(tag, className, text) {
  const element = document.createElement(tag);
  element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

function build(box, data, shown) {
  box.shown = shown;
  const had = box.contains(document.activeElement) && document.activeElement;
  const fold = make("details", "np-wishes");
  fold.open = box.querySelector("details")?.open ?? false;
  const summary = make("summary", "", data.text.heading);
  summary.append(make("span", ""));
  const form = make("div", "np-wish-sets");
  form.append(...data.sets.map((set) => fieldset(set)));
  form.addEventListener("change", () => box.send("chosen", chosen(box)));
  fold.append(summary, make("p", "np-aside", data.text.lead), form);
  box.replaceChildren(fold, make("div", "np-wished"));
  if (had) (sameField(box, had) ?? summary).focus();
}

function sameField(box, had) {
  return [...box.querySelectorAll("input")].find((field) => field.name === had.name && field.value === had.value);
}

function fieldset({ name, title, note, words }) {
  const set = make("fieldset", "np-wish-set");
  set.append(make("legend", "", title));
  if (note) set.append(make("p", "np-aside", note));
  for (const [value, text] of words) {
    const label = make("label", "np-wish");
    const field = make("input", "");
    Object.assign(field, { type: "checkbox", name, value });
    label.append(field, make("span", "", text));
    set.append(label);
  }
  return set;
}

function chosen(box) {
  const found = {};
  for (const field of box.querySelectorAll("input:checked")) (found[field.name] ??= []).push(field.value);
  return found;
}

function tell(wished, box, data) {
  const told = JSON.stringify([data.count, data.said, data.aside, data.text]);
  if (wished.told === told) return; // who reads in it is not thrown out
  wished.told = told;
  wished.replaceChildren();
  if (!data.count) return;
  if (data.said) wished.append(make("p", "np-wished-count", data.said));
  const clear = make("button", "np-clear", data.text.clear);
  clear.type = "button";
  clear.addEventListener("click", () => {
    box.send("chosen", {});
    box.querySelector("summary").focus();
  });
  wished.append(clear);
  if (data.aside.length) wished.append(why(data));
}

function why(data) {
  const fold = make("details", "np-why");
  const list = make("ul", "");
  for (const [name, reason] of data.aside) {
    const item = make("li", "");
    item.append(make("strong", "", name), `${data.text.colon}${reason}`);
    list.append(item);
  }
  fold.append(make("summary", "", data.text.why), list);
  return fold;
}
