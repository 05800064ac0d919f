// Which border lines stand on a day, in the order they are drawn, and how.

import {bytes} from './palette.js';

/** The line styles by status, ready for deck.gl: colour bytes, width in pixels, dash `[on, off, round]`. */
export function lineStyles(style) {
  const out = {};
  for (const status of style.borders.order) {
    const {color, width, dash = [0, 0], cap} = style.borders[status];
    out[status] = {color: [...bytes(color), 255], width, dash: [...dash, cap === 'round' ? 1 : 0]};
  }
  return out;
}

/**
 * The borders of a day.
 *
 * @returns {{lines: object[], ribbons: object[], today: object[], key: string}} lines sorted by drawing order; `today` are the borders agreed on this very day;
 *   `key` is the same for days with the same lines
 */
export function standing(atlas, style, day) {
  const rank = new Map(style.borders.order.map((status, i) => [status, i]));
  const lines = atlas.bordersOn(day).map((b) => ({...b, sides: atlas.sides[b.arc]}));
  lines.sort((a, b) => rank.get(a.status) - rank.get(b.status) || a.arc - b.arc);
  const today = lines.filter((b) => b.status === 'agreed' && b.from === Math.floor(day) && day > atlas.span[0]);
  const ribbons = lines.filter((b) => differ(atlas, b.sides, day));
  return {lines, ribbons, today, key: lines.map((b) => b.index).join()};
}

function differ(atlas, [left, right], day) {
  return left >= 0 && right >= 0 && atlas.holderOn(left, day)?.polity !== atlas.holderOn(right, day)?.polity;
}

/** The arcs on the edge of a set of cells: those with a cell of the set on one side only. */
export function outlineOf(atlas, cells) {
  const inside = new Set(cells);
  const out = [];
  atlas.sides.forEach(([left, right], arc) => {
    if (inside.has(left) !== inside.has(right)) out.push(arc);
  });
  return out;
}
