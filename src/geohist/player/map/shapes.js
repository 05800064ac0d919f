// Areas and lines of one generalisation, cut from the shared arcs once and kept.

import {joinRing} from '../decode.js';
import {toCommon} from './mercator.js';

/** The geometry of one level (`overview` or `detail`) in deck.gl's common space, with corners flatter than `tolerance` (of 512 units to the world) taken out. */
export function shapesOf(atlas, level, tolerance = 0) {
  const simple = (path) => (tolerance ? simplified(path, tolerance) : path);
  const arcs = atlas.arcs[level].map((arc) => simple(toCommon(arc)));
  const polygons = [];
  atlas.rings.forEach((parts, cell) => {
    for (const rings of parts) {
      const polygon = rings.map((refs) => joinRing(arcs, refs)).filter(encloses);
      if (polygon.length) polygons.push({cell, polygon: flat(polygon)});
    }
  });
  const coast = coastOf(atlas, atlas.arcs[level]).map((path) => simple(toCommon(path))).filter((path) => !isPoint(path));
  return {polygons, coast, arcs, boxes: {polygons: polygons.map((p) => boxOf(p.polygon.positions)), coast: coast.map(boxOf), arcs: arcs.map(boxOf)}};
}

/** `[left, lower, right, upper]` of a path. */
export function boxOf(path) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < path.length; i += 2) {
    box[0] = Math.min(box[0], path[i]);
    box[1] = Math.min(box[1], path[i + 1]);
    box[2] = Math.max(box[2], path[i]);
    box[3] = Math.max(box[3], path[i + 1]);
  }
  return box;
}

/** True when two boxes meet. */
export const boxesMeet = (a, b) => a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];

/** The part of a level inside a box: what lies wholly outside is left out. */
export function cropped(shapes, box) {
  const near = (list, boxes) => list.filter((_, i) => boxesMeet(boxes[i], box));
  return {...shapes, polygons: near(shapes.polygons, shapes.boxes.polygons), coast: near(shapes.coast, shapes.boxes.coast), inBox: (arc) => boxesMeet(shapes.boxes.arcs[arc], box)};
}

function encloses(ring) {
  return ring.length >= 8; // three corners and the way back
}

function flat(rings) {
  const holeIndices = [];
  let at = 0;
  for (const ring of rings) {
    if (at) holeIndices.push(at);
    at += ring.length;
  }
  return {positions: rings.flat(), holeIndices};
}

/** Arcs with land on one side only, but for those along the edge of the atlas, which are no coast. */
function coastOf(atlas, arcs) {
  const [w, s, e, n] = atlas.bounds;
  const close = 0.02;
  const onEdge = (x, y) => Math.abs(x - w) < close || Math.abs(x - e) < close || Math.abs(y - s) < close || Math.abs(y - n) < close;
  const out = [];
  atlas.sides.forEach(([left, right], i) => {
    if (left >= 0 && right >= 0) return;
    const arc = arcs[i];
    let run = [];
    for (let k = 0; k < arc.length; k += 2) {
      const edge = k > 0 && onEdge(arc[k], arc[k + 1]) && onEdge(arc[k - 2], arc[k - 1]);
      if (edge) {
        if (run.length > 2) out.push(run);
        run = [];
      }
      run.push(arc[k], arc[k + 1]);
    }
    if (run.length > 2) out.push(run);
  });
  return out;
}

/** True when a line comes back to where it began without having enclosed anything. */
const isPoint = (path) => path.length < 8 && path[0] === path.at(-2) && path[1] === path.at(-1);

/** A line without the points that lie within `tolerance` of the line through those kept (Douglas and Peucker's rule); its ends stay, so shared arcs still join. */
export function simplified(path, tolerance) {
  const last = path.length / 2 - 1;
  if (last < 2) return path;
  const keep = new Uint8Array(last + 1);
  keep[0] = keep[last] = 1;
  const stack = [[0, last]];
  while (stack.length) {
    const [a, b] = stack.pop();
    const [ax, ay] = [path[2 * a], path[2 * a + 1]];
    const [dx, dy] = [path[2 * b] - ax, path[2 * b + 1] - ay];
    const size = Math.hypot(dx, dy);
    let most = tolerance;
    let at = -1;
    for (let i = a + 1; i < b; i++) {
      const [px, py] = [path[2 * i] - ax, path[2 * i + 1] - ay];
      const off = size ? Math.abs(px * dy - py * dx) / size : Math.hypot(px, py);
      if (off > most) [most, at] = [off, i];
    }
    if (at < 0) continue;
    keep[at] = 1;
    stack.push([a, at], [at, b]);
  }
  const out = [];
  for (let i = 0; i <= last; i++) if (keep[i]) out.push(path[2 * i], path[2 * i + 1]);
  return out;
}
