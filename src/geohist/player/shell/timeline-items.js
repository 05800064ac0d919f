// What stands on the timeline: one item for each dated thing, by lane, with how sure its date is.
import {disputedDays} from './disputes.js';
import {parse} from './edtf.js';
import {sentenceOf} from './passing.js';

export const LANES = ['territory', 'treaties', 'events', 'routes', 'letters', 'missions'];
/** On a phone: treaties, and everything else. */
export const FEW_LANES = ['treaties', 'other'];

/**
 * @typedef {object} Item
 * @property {string} lane
 * @property {string} layer
 * @property {string|null} id record id; null for a change of hands
 * @property {number} lo first day
 * @property {number} hi day after the last; more than a day away: a bar
 * @property {number[]} oneOf days of which one is meant
 * @property {boolean} softLo whether the first day is approximate or unknown
 * @property {boolean} softHi whether the last is
 * @property {number} beat index of the beat, or -1
 */

/** @returns {Item[]} by lane, then by day */
export function items(atlas) {
  const [first, end] = atlas.span;
  const out = [];
  atlas.beats.forEach((beat, i) => {
    if (beat.transfers.length) out.push(item('territory', 'cells', null, beat.day, beat.day + 1, i));
  });
  const beatOf = new Map(atlas.beats.flatMap((beat, i) => beat.records.map((id) => [id, i])));
  for (const record of atlas.records) {
    if (record.from === null && record.to === null) continue;
    const lane = record.layer === 'zones' ? 'territory' : record.layer;
    if (!LANES.includes(lane)) continue;
    const lo = Math.max(record.from ?? first, first);
    const point = record.layer === 'zones';
    const hi = point ? lo + 1 : Math.min(record.to ?? end, end);
    if (hi <= first || lo >= end) continue;
    const reading = parse(record.date);
    const [a, b] = reading?.precision === 'interval' ? reading.parts : [reading, reading];
    const soft = (part) => !part || part.approximate || part.uncertain || part.precision === 'month' || part.precision === 'year';
    out.push({...item(lane, record.layer, record.id, lo, hi, beatOf.get(record.id) ?? -1), oneOf: disputedDays(record), softLo: soft(a), softHi: soft(b)});
  }
  return out.sort((x, y) => LANES.indexOf(x.lane) - LANES.indexOf(y.lane) || x.lo - y.lo);
}

const item = (lane, layer, id, lo, hi, beat) => ({lane, layer, id, lo, hi, beat, oneOf: [], softLo: false, softHi: false});

/** The name of an item as the reader hovers it. */
export function itemName(atlas, {id, beat}, lang) {
  if (id) return atlas.text(atlas.recordById.get(id).title, lang);
  return atlas.beats[beat].transfers.map((i) => sentenceOf(atlas, atlas.transfers[i], lang)).slice(0, 3).join('; ');
}

/** How many things are dated to each of `n` equal parts of the span, as shares of the fullest. */
export function density(atlas, n) {
  const [first, end] = atlas.span;
  const counts = new Array(n).fill(0);
  for (const beat of atlas.beats) {
    const i = Math.floor(((beat.day - first) / (end - first)) * n);
    if (i >= 0 && i < n) counts[i] += beat.records.length + Math.min(3, beat.transfers.length);
  }
  const most = Math.max(1, ...counts);
  return counts.map((count) => count / most);
}
