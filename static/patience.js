// The sum that a form asks for while many letters come in: a number with which the digest of the
// puzzle begins with enough zeros. It is done in short steps, so that typing never waits for it.
// Without this script the form can be sent all the same.

(() => {
  const STEP_MS = 12;
  const HELD_MS = 4000;
  const form = document.currentScript.closest("form");
  const puzzle = form.elements.puzzle.value;
  const proof = form.elements.proof;
  const bits = JSON.parse(atob(puzzle.split(".")[0].replace(/-/g, "+").replace(/_/g, "/")))[1];
  const bytes = new TextEncoder();

  // SHA-256 (FIPS 180-4); Web Crypto is missing where a page does not come by HTTPS.
  const root = (number, power) => ((number ** power) % 1) * 2 ** 32 | 0;
  const primes = [];
  for (let one = 2; primes.length < 64; one += 1) {
    if (primes.every((prime) => one % prime)) primes.push(one);
  }
  const K = primes.map((prime) => root(prime, 1 / 3));
  const FIRST = primes.slice(0, 8).map((prime) => root(prime, 1 / 2));
  const turned = (word, by) => (word >>> by) | (word << (32 - by));
  const w = new Int32Array(64);

  function startOf(text) {
    const said = bytes.encode(text);
    const padded = new Uint8Array(((said.length + 72) >> 6) << 6);
    padded.set(said);
    padded[said.length] = 0x80;
    const view = new DataView(padded.buffer);
    view.setUint32(padded.length - 4, said.length * 8);
    let state = FIRST;
    for (let at = 0; at < padded.length; at += 64) state = folded(state, view, at);
    return state[0];
  }

  function folded(state, view, at) {
    for (let i = 0; i < 16; i += 1) w[i] = view.getInt32(at + i * 4);
    for (let i = 16; i < 64; i += 1) {
      const a = w[i - 15], b = w[i - 2];
      const low = turned(a, 7) ^ turned(a, 18) ^ (a >>> 3);
      const high = turned(b, 17) ^ turned(b, 19) ^ (b >>> 10);
      w[i] = (w[i - 16] + low + w[i - 7] + high) | 0;
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let i = 0; i < 64; i += 1) {
      const one = h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + K[i] + w[i];
      const two = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
    }
    return [a, b, c, d, e, f, g, h].map((word, i) => (word + state[i]) | 0);
  }

  let number = 0;
  let isHeld = false;
  const isDone = () => proof.value !== "";

  function step() {
    const until = performance.now() + STEP_MS;
    while (performance.now() < until) {
      if (startOf(`${puzzle}.${number}`) >>> (32 - bits) === 0) {
        proof.value = number;
        if (isHeld) form.submit();
        return;
      }
      number += 1;
    }
    setTimeout(step);
  }

  form.addEventListener("submit", (event) => {
    if (isDone()) return;
    event.preventDefault();
    if (!isHeld) setTimeout(() => isDone() || form.submit(), HELD_MS);
    isHeld = true;
  });
  step();
})();
