// Which piece of ground a place stands on, from the finer outlines of the cells.
import {joinRing} from '../decode.js';

/** How far off the drawn shore a place may lie and still belong to its ground, in degrees. */
const ASHORE = 0.08;
const NEAREST = 8;

const known = new WeakMap();

/**
 * The cell a point lies in; a harbour just off the drawn shore counts to the nearest ground.
 *
 * @param {object} atlas from `decodeAtlas`
 * @param {[number, number]} xy longitude and latitude
 * @returns {number} index into the cells, -1 where there is no ground
 */
export function cellAt(atlas, xy) {
  if (!known.has(atlas)) known.set(atlas, new Map());
  const memory = known.get(atlas);
  const key = xy.join();
  if (!memory.has(key)) memory.set(key, find(atlas, xy));
  return memory.get(key);
}

function find(atlas, [lon, lat]) {
  const shrink = Math.cos((lat * Math.PI) / 180);
  const off = (x, y) => Math.hypot((x - lon) * shrink, y - lat);
  // The ground sought is among the nearest: its outline is joined first.
  const order = atlas.cells.map((cell, i) => [off(...cell.xy), i]).sort((a, b) => a[0] - b[0]).map(([, i]) => i);
  const ringsOf = (cell) => atlas.rings[cell].map((polygon) => polygon.map((refs) => joinRing(atlas.arcs.detail, refs)));
  for (const cell of order) if (ringsOf(cell).some((rings) => inside(rings, lon, lat))) return cell;
  let [best, nearest] = [-1, ASHORE];
  for (const cell of order.slice(0, NEAREST)) {
    for (const ring of ringsOf(cell).flat()) {
      for (let i = 0; i < ring.length; i += 2) {
        const far = off(ring[i], ring[i + 1]);
        if (far < nearest) [best, nearest] = [cell, far];
      }
    }
  }
  return best;
}

/** Even–odd rule over all rings of a polygon; rings are flat lists of longitude and latitude. */
export function inside(rings, lon, lat) {
  let odd = false;
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
      const crosses = ring[i + 1] > lat !== ring[j + 1] > lat;
      if (crosses && lon < ((ring[j] - ring[i]) * (lat - ring[i + 1])) / (ring[j + 1] - ring[i + 1]) + ring[i]) odd = !odd;
    }
  }
  return odd;
}
