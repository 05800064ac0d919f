// Which border lines stand on a day, in the order they are drawn, and how.

import {holds} from '../decode.js';
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
 * The borders of a day; what the last day gave is kept where nothing changed in between.
 *
 * @param {object|null} last what this function gave before
 * @param {number} holders a number that rises when any cell changes hands
 * @returns {{lines: object[], ribbons: object[], today: object[], key: number, holders: number}} lines sorted by drawing order; `today` are the borders agreed on this very day;
 *   `key` is the same for days with the same lines
 */
export function standing(atlas, style, day, holders, last = null) {
  const today = Math.floor(day);
  const agreed = (lines) => lines.filter((b) => b.status === 'agreed' && b.from === today && today > atlas.span[0]);
  const {days, sorted} = bordersOf(atlas, style);
  const key = upTo(days, today);
  if (last && last.key === key && last.holders === holders) return {...last, today: agreed(last.lines)};
  const lines = last?.key === key ? last.lines : sorted.filter((b) => holds(b, today));
  return {lines, ribbons: lines.filter((b) => differ(atlas, b.sides, today)), today: agreed(lines), key, holders};
}

const known = new WeakMap();

/** All borders in drawing order, each with the cells at its sides, and the days on which any of them changes. */
function bordersOf(atlas, style) {
  if (!known.has(atlas)) {
    const rank = new Map(style.borders.order.map((status, i) => [status, i]));
    const sorted = atlas.borders.map((b) => ({...b, sides: atlas.sides[b.arc]})).sort((a, b) => rank.get(a.status) - rank.get(b.status) || a.arc - b.arc);
    const days = atlas.borders.flatMap((b) => [b.from, b.to]).filter((d) => d !== null && d !== undefined).sort((a, b) => a - b);
    known.set(atlas, {sorted, days});
  }
  return known.get(atlas);
}

/** How many of sorted days lie on or before a day. */
function upTo(days, day) {
  let lo = 0;
  let hi = days.length;
  while (lo < hi) {
    const mid = (lo + hi) >> 1;
    if (days[mid] <= day) lo = mid + 1;
    else hi = mid;
  }
  return lo;
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
