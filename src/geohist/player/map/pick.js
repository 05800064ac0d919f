// What lies under a pixel: signs first, then journeys, zones' edges, names, cells. Worked out from what was drawn, without reading the GPU.

import {distanceTo, nearEdge} from './zones.js';

const SQUARE = 1; // of 512 units to the world

/** Finds the cell under a point of deck.gl's common space. */
export class CellFinder {
  constructor(atlas, rings) {
    this.atlas = atlas;
    this.rings = rings; // polygons of the finer level: [{cell, polygon: {positions, holeIndices}}]
    this.boxes = rings.map(({polygon}) => boxOf(polygon.positions, polygon.holeIndices[0] ?? polygon.positions.length));
  }

  /** Which polygons' boxes meet each square of a coarse grid, so that a look-up asks a few and not all. */
  #index() {
    this.squares = new Map();
    this.boxes.forEach(([x0, y0, x1, y1], i) => {
      for (let x = Math.floor(x0 / SQUARE); x <= Math.floor(x1 / SQUARE); x++) {
        for (let y = Math.floor(y0 / SQUARE); y <= Math.floor(y1 / SQUARE); y++) {
          const key = x * 4096 + y;
          if (!this.squares.has(key)) this.squares.set(key, []);
          this.squares.get(key).push(i);
        }
      }
    });
  }

  /** Index of the cell, or -1 on water and outside. */
  at([x, y]) {
    if (!this.squares) this.#index();
    for (const i of this.squares.get(Math.floor(x / SQUARE) * 4096 + Math.floor(y / SQUARE)) ?? []) {
      const [x0, y0, x1, y1] = this.boxes[i];
      if (x < x0 || x > x1 || y < y0 || y > y1) continue;
      if (inside(this.rings[i].polygon, x, y)) return this.rings[i].cell;
    }
    return -1;
  }
}

function boxOf(positions, end) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < end; i += 2) {
    box[0] = Math.min(box[0], positions[i]);
    box[1] = Math.min(box[1], positions[i + 1]);
    box[2] = Math.max(box[2], positions[i]);
    box[3] = Math.max(box[3], positions[i + 1]);
  }
  return box;
}

/** Even–odd over all rings at once: holes are out by themselves. */
function inside({positions, holeIndices}, x, y) {
  let odd = false;
  const ends = [...holeIndices, positions.length];
  let start = 0;
  for (const end of ends) {
    for (let i = start, j = end - 2; i < end; j = i, i += 2) {
      const [xi, yi, xj, yj] = [positions[i], positions[i + 1], positions[j], positions[j + 1]];
      if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) odd = !odd;
    }
    start = end;
  }
  return odd;
}

/**
 * @param {number[]} at pixel
 * @param {{drawn: object, view: object, finder: CellFinder, style: object, touch?: boolean}} scene
 * @returns {{layer: string, id: string}|null}
 */
export function pickAt([x, y], {drawn, view, finder, style, touch = false}) {
  const reach = (touch ? style.signs.hit.touch : style.signs.hit.pointer) / 2;
  const near = drawn.symbols
    .map((s) => ({s, d: Math.hypot(s.x - x - (s.sign === 'mission' ? -5 : 0), s.y - y - (s.sign === 'mission' ? 9 : 0))}))
    .filter(({s, d}) => d <= Math.max(reach, s.r + 2))
    .sort((a, b) => a.d - b.d)[0];
  if (near) return {layer: near.s.layer, id: near.s.id};
  const line = touch ? 12 : 7;
  const route = drawn.routes.find((r) => r.legs.some((leg) => distanceTo(leg.line.world, view, x, y) <= line));
  if (route) return {layer: 'routes', id: route.record.id};
  const named = drawn.candidates.find((c) => c.zone && drawn.labels.get(c.id)?.boxes.some((b) => x >= b.x && x <= b.x + b.w && y >= b.y && y <= b.y + b.h));
  const zone = named?.zone ?? drawn.zones.find((z) => nearEdge(z, view, [x, y], line))?.record.id;
  if (zone) return {layer: 'zones', id: zone};
  const cell = finder.at(view.toCommon([x, y]));
  return cell < 0 ? null : {layer: 'cells', id: finder.atlas.cells[cell].id};
}
