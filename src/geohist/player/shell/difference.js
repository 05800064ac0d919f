// What changed between two days, from the tenure alone: which ground passed from whom to whom, and what that comes to.

/**
 * @typedef {object} Passage
 * @property {number} from holder on the first day, index into polities; -1 where none is known
 * @property {number} to holder on the second
 * @property {number[]} cells
 * @property {number} km2
 * @property {number} ours how many of the two are actors of the story
 * @property {boolean} succession whether the new holder is the successor of a state that holds nothing any more: the same ground under a new state or government
 */

/**
 * Compares two days.
 *
 * @param {object} atlas from `decodeAtlas`
 * @returns {{passages: Passage[], successions: Passage[], standings: object[], net: {polity: number, gained: number, lost: number}[], cells: number[], km2: number}}
 *   passages by who gained: gainers of the story first, then who gained most; within, those of the story first, larger first; successions apart, and in no sum; standings: ground that stayed in one hand in another
 *   capacity or under another sovereign
 */
export function difference(atlas, first, second) {
  if (first > second) return turned(difference(atlas, second, first));
  const passages = new Map();
  const standings = new Map();
  const net = new Map();
  const left = new Set(atlas.cells.map((_, i) => atlas.holderOn(i, second)?.polity));
  const succeeds = (from, to) => from >= 0 && to >= 0 && !left.has(from) && (atlas.polities[from].successors ?? []).includes(atlas.polities[to].id);
  atlas.cells.forEach((cell, i) => {
    const [a, b] = [atlas.holderOn(i, first), atlas.holderOn(i, second)];
    const [from, to] = [a?.polity ?? -1, b?.polity ?? -1];
    const area = cell.km2 ?? 0;
    if (from !== to) {
      const ours = [from, to].filter((p) => atlas.polities[p]?.actor).length;
      grow(passages, `${from}>${to}`, {from, to, ours, succession: succeeds(from, to)}, i, area);
    } else if (a && b && (a.capacity !== b.capacity || sovereignOf(a) !== sovereignOf(b))) {
      const key = [from, a.capacity, sovereignOf(a), b.capacity, sovereignOf(b)].join('>');
      grow(standings, key, {polity: from, before: {capacity: a.capacity, sovereign: sovereignOf(a)}, after: {capacity: b.capacity, sovereign: sovereignOf(b)}, ours: Number(Boolean(atlas.polities[from]?.actor))}, i, area);
    }
  });
  const order = (list) => [...list.values()].sort((x, y) => y.ours - x.ours || y.km2 - x.km2);
  const all = order(passages);
  const passed = byGainer(all.filter(({succession}) => !succession));
  for (const {from, to, km2} of passed) {
    tally(net, from, 'lost', km2);
    tally(net, to, 'gained', km2);
  }
  return {
    passages: passed, successions: all.filter(({succession}) => succession), standings: order(standings),
    cells: passed.flatMap(({cells}) => cells), km2: passed.reduce((sum, one) => sum + one.km2, 0),
    net: [...net.values()].sort((x, y) => Math.abs(y.gained - y.lost) - Math.abs(x.gained - x.lost)),
  };
}

/** Passages to one gainer together: who gained in the story first, then who gained most. */
function byGainer(passages) {
  const groups = new Map();
  for (const one of passages) groups.set(one.to, [...(groups.get(one.to) ?? []), one]);
  const weight = (group) => [Math.max(...group.map(({ours}) => ours)), group.reduce((sum, {km2}) => sum + km2, 0)];
  return [...groups.values()].map((group) => ({group, weight: weight(group)})).sort((a, b) => b.weight[0] - a.weight[0] || b.weight[1] - a.weight[1]).flatMap(({group}) => group);
}

/** The same looked back upon: who gained has lost. */
function turned({net, ...found}) {
  const back = (one) => ({...one, from: one.to, to: one.from});
  return {
    ...found, passages: byGainer(found.passages.map(back)), successions: found.successions.map(back),
    standings: found.standings.map((one) => ({...one, before: one.after, after: one.before})), net: net.map((one) => ({...one, gained: one.lost, lost: one.gained})),
  };
}

const sovereignOf = (row) => (row.sovereign >= 0 ? row.sovereign : row.polity);

function grow(map, key, fresh, cell, area) {
  if (!map.has(key)) map.set(key, {...fresh, cells: [], km2: 0});
  const one = map.get(key);
  one.cells.push(cell);
  one.km2 += area;
}

function tally(net, polity, what, area) {
  if (polity < 0) return;
  if (!net.has(polity)) net.set(polity, {polity, gained: 0, lost: 0});
  net.get(polity)[what] += area;
}
