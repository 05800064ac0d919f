// Greedy label placement: no DOM, no map; boxes in, boxes out. Labels come in order of importance and take the first free place they like.

/** Box of a label seen from its anchor point: E R Q N S W L Z, after the side the label stands on (R above right, Q below right, L above left, Z below left). */
const SIDES = {
  E: (w, h, g) => [g, -h / 2],
  R: (w, h, g) => [g * 0.75, -h - g * 0.35],
  Q: (w, h, g) => [g * 0.75, g * 0.35],
  N: (w, h, g) => [-w / 2, -h - g],
  S: (w, h, g) => [-w / 2, g],
  W: (w, h, g) => [-w - g, -h / 2],
  L: (w, h, g) => [-w - g * 0.75, -h - g * 0.35],
  Z: (w, h, g) => [-w - g * 0.75, g * 0.35],
};
export const ANCHORS = Object.keys(SIDES);

/** True when two boxes `{x, y, w, h}` share more than an edge. */
export function meets(a, b) {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

/** The places a point label may take, its preferred side first. */
export function aroundPoint(w, h, gap, side) {
  const order = side && SIDES[side] ? [side, ...ANCHORS.filter((a) => a !== side)] : ANCHORS;
  return order.map((name) => {
    const [x, y] = SIDES[name](w, h, gap);
    return {name, boxes: [{x, y, w, h}]};
  });
}

/** The places an area label may take: its centre, then small shifts; `reach` is how far it may go, in pixels each way. */
export function aroundCentre(w, h, reach) {
  const steps = [[0, 0], [0, -1], [0, 1], [-1, 0], [1, 0], [-1, -1], [1, -1], [-1, 1], [1, 1], [0, -2], [0, 2], [-2, 0], [2, 0]];
  return steps.map(([i, j], n) => ({name: `C${n}`, boxes: [{x: -w / 2 + (i * reach[0]) / 2, y: -h / 2 + (j * reach[1]) / 2, w, h}]}));
}

/** A slanted line of words as a chain of square boxes along its baseline; `angle` in degrees, clockwise. */
export function alongLine(w, h, angle) {
  const turn = (angle * Math.PI) / 180;
  const n = Math.max(1, Math.ceil(w / h));
  const step = w / n;
  const boxes = [];
  for (let i = 0; i < n; i++) {
    const at = -w / 2 + step * (i + 0.5);
    boxes.push({x: at * Math.cos(turn) - h * 0.55, y: at * Math.sin(turn) - h * 0.55, w: h * 1.1, h: h * 1.1});
  }
  return [{name: 'A', boxes}];
}

/** Places on quiet ground round a point, for a label led to by a line from it. */
export function onLeader(w, h, distances = [34, 52, 74, 98, 124]) {
  const out = [];
  for (const d of distances) {
    for (const degrees of [60, 90, 120, 30, 0, 150, 180, 240, 300, 270, 330, 210]) {
      const a = (degrees * Math.PI) / 180;
      const [x, y] = [Math.cos(a) * d, Math.sin(a) * d * 0.8];
      const left = Math.cos(a) < -0.3 ? x - w : Math.cos(a) > 0.3 ? x : x - w / 2;
      const top = Math.sin(a) > 0.3 ? y : Math.sin(a) < -0.3 ? y - h : y - h / 2;
      out.push({name: `P${degrees}-${d}`, boxes: [{x: left, y: top, w, h}], leader: [x, y]});
    }
  }
  return out;
}

/**
 * Places labels.
 *
 * @param {{id: string, x: number, y: number, dot?: number, forms: {places: {name: string, boxes: object[], leader?: number[]}[]}[]}[]} labels in order of importance;
 *   `x, y` the anchor point in pixels, `dot` the radius of a symbol that comes and goes with the label, `forms` from best to last resort, each with places from best to last
 * @param {{obstacles: object[], window: {left, top, right, bottom}, previous?: Map<string, string>}} ground what is taken; `previous` holds last frame's place names
 * @returns {Map<string, {form: number, name: string, boxes: object[], dot: object|null, leader: number[]|null}>} in pixels of the window
 */
export function placeLabels(labels, {obstacles, window, previous = new Map()}) {
  const taken = [...obstacles];
  const placed = new Map();
  for (const label of labels) {
    const dot = label.dot ? {x: label.x - label.dot, y: label.y - label.dot, w: 2 * label.dot, h: 2 * label.dot} : null;
    if (dot && taken.some((box) => meets(box, dot))) continue;
    const found = firstFree(label, taken, window, previous.get(label.id));
    if (!found) continue;
    taken.push(...found.boxes);
    if (dot) taken.push(dot);
    if (found.leader) taken.push(...leaderBoxes(label, found.leader));
    placed.set(label.id, {...found, dot});
  }
  return placed;
}

function firstFree(label, taken, window, last) {
  for (let form = 0; form < label.forms.length; form++) {
    const {places} = label.forms[form];
    const kept = places.find((place) => `${form}${place.name}` === last);
    for (const place of kept ? [kept, ...places] : places) {
      const boxes = place.boxes.map((b) => ({x: b.x + label.x, y: b.y + label.y, w: b.w, h: b.h}));
      if (!boxes.every((b) => b.x >= window.left && b.y >= window.top && b.x + b.w <= window.right && b.y + b.h <= window.bottom)) continue;
      if (boxes.some((b) => taken.some((t) => meets(t, b)))) continue;
      const leader = place.leader ? [label.x + place.leader[0], label.y + place.leader[1]] : null;
      if (leader && leaderBoxes(label, leader).some((b) => taken.some((t) => meets(t, b)))) continue;
      return {form, name: place.name, boxes, leader};
    }
  }
  return null;
}

function leaderBoxes({x, y}, [x1, y1]) {
  const n = Math.max(2, Math.ceil(Math.hypot(x1 - x, y1 - y) / 6));
  const boxes = [];
  // The last step is the label's own; the first lies on the land it names.
  for (let i = 0; i < n; i++) boxes.push({x: x + ((x1 - x) * i) / n - 1.5, y: y + ((y1 - y) * i) / n - 1.5, w: 3, h: 3});
  return boxes;
}

/** The names of places to hand to the next frame as `previous`. */
export function placeNames(placed) {
  return new Map([...placed].map(([id, {form, name}]) => [id, `${form}${name}`]));
}

/**
 * Counts the pairs of placed labels that overlap, and the labels that overlap an obstacle or another label's dot. Must be 0.
 *
 * @param {Map} placed what `placeLabels` gave
 * @param {object[]} obstacles the same as given to it
 */
export function overlaps(placed, obstacles = []) {
  const list = [...placed.values()];
  let count = 0;
  list.forEach((a, i) => {
    if (a.boxes.some((box) => obstacles.some((o) => meets(o, box)))) count += 1;
    for (const b of list.slice(i + 1)) {
      const others = b.dot ? [...b.boxes, b.dot] : b.boxes;
      const mine = a.dot ? [...a.boxes, a.dot] : a.boxes;
      if (mine.some((box) => others.some((o) => meets(o, box)))) count += 1;
    }
  });
  return count;
}
