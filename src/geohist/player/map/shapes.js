// Areas and lines of one generalisation, cut from the shared arcs once and kept.

import {joinRing} from '../decode.js';
import {toCommon} from './mercator.js';

/** The geometry of one level (`overview` or `detail`) in deck.gl's common space. */
export function shapesOf(atlas, level) {
  const arcs = atlas.arcs[level].map(toCommon);
  const polygons = [];
  atlas.rings.forEach((parts, cell) => {
    for (const rings of parts) {
      const polygon = rings.map((refs) => joinRing(arcs, refs)).filter(encloses);
      if (polygon.length) polygons.push({cell, polygon: flat(polygon)});
    }
  });
  const coast = coastOf(atlas, atlas.arcs[level]).map(toCommon);
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

/** The same lines with points left out that lie nearer than `least` (in the paths' own units) to the last kept one: for strokes wide enough not to show it. */
export function thinned(paths, least) {
  return paths.map((path) => {
    const out = [path[0], path[1]];
    for (let i = 2; i < path.length - 2; i += 2) {
      if (Math.hypot(path[i] - out.at(-2), path[i + 1] - out.at(-1)) >= least) out.push(path[i], path[i + 1]);
    }
    out.push(path.at(-2), path.at(-1));
    return out;
  }).filter((path) => path.length > 4 || Math.hypot(path[0] - path[2], path[1] - path[3]) > 0);
}
