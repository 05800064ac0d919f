// Borders agreed on a day: those that were not agreed the day before. A line whose neighbour only changed hands is not among them.

/** @returns {number[]} arcs agreed from a day after `lo` up to and with `hi` */
export function newlyAgreed(atlas, lo, hi) {
  const begun = atlas.borders.filter((b) => b.status === 'agreed' && b.from !== null && b.from > lo && b.from <= hi);
  const wasAgreed = ({arc, from}) => atlas.borders.some((b) => b.arc === arc && b.status === 'agreed' && b.to === from);
  return [...new Set(begun.filter((border) => !wasAgreed(border)).map((border) => border.arc))];
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
