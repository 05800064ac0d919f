// Borders agreed on a day: those that were not agreed the day before. A line whose neighbour only changed hands is not among them.

const known = new WeakMap();

/** The agreed borders of an atlas by the day they begin, and the arcs and days on which one ends. */
function agreedOf(atlas) {
  if (!known.has(atlas)) {
    const begun = atlas.borders.filter((b) => b.status === 'agreed' && b.from !== null).sort((a, b) => a.from - b.from);
    known.set(atlas, {begun, ended: new Set(atlas.borders.filter((b) => b.status === 'agreed').map(({arc, to}) => `${arc} ${to}`))});
  }
  return known.get(atlas);
}

/** @returns {number[]} arcs agreed from a day after `lo` up to and with `hi` */
export function newlyAgreed(atlas, lo, hi) {
  const {begun, ended} = agreedOf(atlas);
  const out = new Set();
  for (const {arc, from} of begun) {
    if (from > hi) break;
    if (from > lo && !ended.has(`${arc} ${from}`)) out.add(arc);
  }
  return [...out];
}

/** The pairs of holders such arcs part, where one of the two is an actor of the story. @returns {[number, number][]} */
export function newNeighbours(atlas, day) {
  const pairs = new Map();
  for (const arc of newlyAgreed(atlas, day - 1, day)) {
    const holders = atlas.sides[arc].map((cell) => (cell < 0 ? -1 : (atlas.holderOn(cell, day)?.polity ?? -1)));
    if (holders.some((p) => p < 0) || holders[0] === holders[1] || !holders.some((p) => atlas.polities[p].actor)) continue;
    pairs.set([...holders].sort((a, b) => a - b).join(), holders);
  }
  return [...pairs.values()];
}
