// Joins the scripts of Streamlit that every page starts with into two files; build_streamlit.py runs it.
//
// `core` is all that the document names, `parts` what the finder's page asks for when it is drawn.
// Whatever is in neither stays a file of its own and imports a stand-in, so that all share one React.

import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [tools, told] = process.argv.slice(2);
const { rolldown } = await import(pathToFileURL(createRequire(join(tools, "x.js")).resolve("rolldown")));
const { folder, entry, core, parts, to } = JSON.parse(readFileSync(told, "utf8"));
const [CORE, PARTS] = ["./np-core.js", "./np-parts.js"];
const numbers = new Map([...core, ...parts].map((name, number) => [name, number]));
const exported = new Map([...core, ...parts].map((name) => [name, exportsOf(name)]));

function exportsOf(name) {
  const found = [...readFileSync(join(folder, name), "utf8").matchAll(/export\s*\{([^}]*)\}\s*(;|$)/g)];
  const each = found.flatMap(([, list]) => list.split(",").filter(Boolean));
  return each.map((one) => one.split(/\sas\s/).at(-1).trim());
}

const ASKED = /import\(`\.\/([^`]+)`\)/g;
const scripts = new Map([...numbers.keys()].map((name) => [name, readFileSync(join(folder, name), "utf8")]));
const askedFor = new Set([...scripts.values()].flatMap((code) => [...code.matchAll(ASKED)].map((one) => one[1])));
const isAskedFor = (name) => askedFor.has(name);
const fileOf = (name) => (core.includes(name) ? CORE : PARTS);
const flat = (name, one) => `m${numbers.get(name)}_${one}`;
const whole = (name) => `m${numbers.get(name)}`;
const within = (text) => JSON.stringify(text);

function fromParts(names, from) {
  return names.flatMap((name) => {
    const each = exported.get(name).map((one) => `${one} as ${flat(name, one)}`);
    return each.length ? [`export { ${each} } from ${within(from(name))};`] : [];
  });
}

// What stands at the address of a file that is in one of the two.
function standIn(name) {
  const at = fileOf(name);
  const each = exported.get(name).map((one) => `${flat(name, one)} as ${one}`);
  return each.length ? `export{${each}}from"${at}";` : `import"${at}";`;
}

const inCore = (name) => join(folder, name);

const coreEntry = () =>
  [
    `import ${within(inCore(entry))};`,
    ...core.filter(isAskedFor).map((name) => `export * as ${whole(name)} from ${within(inCore(name))};`),
    ...fromParts(core, inCore),
  ].join("\n");
const partsEntry = () =>
  [
    ...parts.filter(isAskedFor).map((name) => `export * as ${whole(name)} from ${within(inCore(name))};`),
    ...fromParts(parts, inCore),
  ].join("\n");

// A script is asked for as before, and comes out of its file; nothing of both is fetched twice.
function rewritten(code) {
  return code
    .replaceAll(ASKED, (as, name) =>
      numbers.has(name) ? `import("${fileOf(name)}").then(e=>e.${whole(name)})` : as)
    .replaceAll(/"\.\/([^"]+\.js)"(?=[,\]])/g, (as, name) => (numbers.has(name) ? `"${CORE}"` : as));
}

function plugin(own, text) {
  return {
    name: "nearpeer",
    resolveId(source) {
      if (source === "entry") return "\0entry";
      const name = source.replace(/^.*\//, "");
      if (own.includes(name)) return inCore(name);
      if (core.includes(name)) return `\0core:${name}`;
      return { id: source, external: true };
    },
    load(id) {
      if (id === "\0entry") return text();
      if (id.startsWith("\0core:")) return standIn(id.slice(6));
      return rewritten(readFileSync(id, "utf8"));
    },
  };
}

async function build(own, text, file) {
  const bundle = await rolldown({
    input: "entry",
    plugins: [plugin(own, text)],
    treeshake: false,
    makeAbsoluteExternalsRelative: false,
  });
  await bundle.write({
    file: join(to, file),
    format: "es",
    minify: true,
    codeSplitting: false,
    comments: { legal: true },
  });
}

await build(core, coreEntry, CORE);
await build(parts, partsEntry, PARTS);
const standIns = Object.fromEntries([...numbers.keys()].map((name) => [name, standIn(name)]));
writeFileSync(join(to, "stand-ins.json"), JSON.stringify(standIns));
