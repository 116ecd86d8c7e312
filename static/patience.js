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

  // SHA-256 (FIPS 180-4); Web Crypto is missing where a page does not come by HTTPS.
  const root = (number, power) => ((number ** power) % 1) * 2 ** 32 | 0;
  const primes = [];
  for (let one = 2; primes.length < 64; one += 1) {
    if (primes.every((prime) => one % prime)) primes.push(one);
  }
  const K = Int32Array.from(primes, (prime) => root(prime, 1 / 3));
  const FIRST = primes.slice(0, 8).map((prime) => root(prime, 1 / 2));
  const turned = (word, by) => (word >>> by) | (word << (32 - by));
  const w = new Int32Array(64);

  function folded(state, view, at) {
    for (let i = 0; i < 16; i += 1) w[i] = view.getInt32(at + i * 4);
    for (let i = 16; i < 64; i += 1) {
      const a = w[i - 15], b = w[i - 2];
      const low = turned(a, 7) ^ turned(a, 18) ^ (a >>> 3);
      const high = turned(b, 17) ^ turned(b, 19) ^ (b >>> 10);
      w[i] = (w[i - 16] + low + w[i - 7] + high) | 0;
    }
    let a = state[0], b = state[1], c = state[2], d = state[3];
    let e = state[4], f = state[5], g = state[6], h = state[7];
    for (let i = 0; i < 64; i += 1) {
      const one = (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + K[i] + w[i]) | 0;
      const two = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g; g = f; f = e; e = (d + one) | 0;
      d = c; c = b; b = a; a = (one + two) | 0;
    }
    const after = [a, b, c, d, e, f, g, h];
    for (let i = 0; i < 8; i += 1) after[i] = (after[i] + state[i]) | 0;
    return after;
  }

  // What stands before the number is folded once; what is left of it has the number after it.
  const before = new TextEncoder().encode(`${puzzle}.`);
  const whole = before.length & ~63;
  const rest = before.length - whole;
  const last = new Uint8Array(128);
  const view = new DataView(last.buffer);
  let middle = FIRST;
  for (let at = 0; at < whole; at += 64) middle = folded(middle, new DataView(before.buffer), at);
  last.set(before.subarray(whole));

  function startOf(number) {
    const digits = String(number);
    const end = rest + digits.length;
    const size = end + 9 > 64 ? 128 : 64;
    last.fill(0, rest);
    for (let i = 0; i < digits.length; i += 1) last[rest + i] = digits.charCodeAt(i);
    last[end] = 0x80;
    view.setUint32(size - 4, (whole + end) * 8);
    let state = middle;
    for (let at = 0; at < size; at += 64) state = folded(state, view, at);
    return state[0];
  }

  let number = 0;
  let isHeld = false;
  const isDone = () => proof.value !== "";

  function step() {
    const until = performance.now() + STEP_MS;
    while (performance.now() < until) {
      if (startOf(number) >>> (32 - bits) === 0) {
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
