// Which marks of a map stand alone and which together: the page and the downloaded map share it.

const APART_PX = 2;
const CLEAR_PX = 16; // around the visitor's own dot

// Puts together the marks that would lie on one another, so that each can be seen and pressed.
//
// `points` are positions {x, y} in pixels, in the order of the list; `widthOf` tells how wide the
// mark of some of them is, `height` how high any mark is; `here` is a position to keep clear, or
// null. Returns {members, x, y, lift}: the numbers of the points, where they are, and by how many
// pixels the mark stands above (or below) that, which a line to it has to tell.
export function grouped(points, { widthOf, height, here = null }) {
  const placed = [];
  for (let number = 0; number < points.length; number += 1) {
    let one = standing([number], points, { widthOf, height, here });
    for (let under = touching(one, placed); under >= 0; under = touching(one, placed)) {
      const [other] = placed.splice(under, 1);
      const members = [...other.members, ...one.members].sort((a, b) => a - b);
      one = standing(members, points, { widthOf, height, here });
    }
    placed.push(one);
  }
  return placed.sort((one, other) => one.members[0] - other.members[0]);
}

// Where the mark of some points stands: in their middle, and beside what is kept clear.
function standing(members, points, { widthOf, height, here }) {
  const x = middle(members.map((number) => points[number].x));
  const y = middle(members.map((number) => points[number].y));
  const width = widthOf(members);
  return { members, x, y, width, height, lift: liftOf({ x, y, width, height }, here) };
}

// Of equal numbers this is that number itself, whatever they add up to.
function middle(numbers) {
  const [first] = numbers;
  return first + numbers.reduce((sum, one) => sum + (one - first), 0) / numbers.length;
}

function liftOf({ x, y, width, height }, here) {
  if (!here) return 0;
  const [across, along] = [width / 2 + CLEAR_PX, height / 2 + CLEAR_PX];
  if (Math.abs(x - here.x) >= across || Math.abs(y - here.y) >= along) return 0;
  return y > here.y ? here.y + along - y : here.y - along - y;
}

function touching(one, placed) {
  return placed.findIndex((other) => {
    const across = (one.width + other.width) / 2 + APART_PX;
    const along = (one.height + other.height) / 2 + APART_PX;
    return Math.abs(one.x - other.x) < across && Math.abs(one.y + one.lift - other.y - other.lift) < along;
  });
}
