// The payload as the player uses it: typed arrays instead of delta lists, look-ups instead of searches.

import {Fault} from './fault.js';
import {wear} from './look.js';

const OPEN = Infinity;
const FORMAT = 1;

/**
 * Decodes a delta-coded path: `[x0, y0, dx, dy, …]` in units of `scale` degrees.
 *
 * @returns {Float64Array} longitude and latitude in turn, degrees
 */
export function decodePath(deltas, scale) {
  const out = new Float64Array(deltas.length);
  let x = 0;
  let y = 0;
  for (let i = 0; i + 1 < deltas.length; i += 2) {
    x += deltas[i];
    y += deltas[i + 1];
    out[i] = x * scale;
    out[i + 1] = y * scale;
  }
  return out;
}

/** Decodes `{scale, arcs}` (or `{scale, arc}`) into a list of paths. */
export function decodePaths(coded) {
  if (!coded) return [];
  return (coded.arcs ?? [coded.arc]).map((deltas) => decodePath(deltas, coded.scale));
}

/**
 * Joins arcs into one ring by TopoJSON's rule (`~n` is arc n backwards; a junction is written once).
 *
 * @returns {number[]} longitude and latitude in turn; first point repeated at the end
 */
export function joinRing(arcs, refs) {
  const ring = [];
  for (const ref of refs) {
    const arc = arcs[ref < 0 ? ~ref : ref];
    const n = arc.length / 2;
    for (let i = ring.length ? 1 : 0; i < n; i++) {
      const k = ref < 0 ? n - 1 - i : i;
      ring.push(arc[2 * k], arc[2 * k + 1]);
    }
  }
  return ring;
}

/** True while `[from, to)` holds the day; null is open. */
export function holds(span, day) {
  return (span.from ?? -OPEN) <= day && day < (span.to ?? OPEN);
}

/**
 * Decodes the payload (docs/architecture.md) into the atlas that map and shell share.
 *
 * @param {object} json the payload; it is kept as it stands under `raw`
 */
export function decodeAtlas(json) {
  if (json.format !== FORMAT) throw new Fault('format', FORMAT, json.format);
  const indexOf = (list) => new Map(list.map((item, i) => [item.id ?? item, i]));
  const polityIndex = indexOf(json.polities);
  const polity = (ref) => (ref === null || ref === undefined ? -1 : typeof ref === 'number' ? ref : (polityIndex.get(ref) ?? -1));
  const word = (list, ref) => (typeof ref === 'number' ? list[ref] : ref);

  const tenure = json.tenure.map(([cell, from, to, who, capacity, sovereign, certainty, instrument, accuracy_km, excerpts, note], index) => ({
    index, cell, from, to, polity: polity(who), capacity: word(json.capacities, capacity), sovereign: polity(sovereign),
    certainty, instrument, accuracy_km, excerpts: excerpts ?? [], note: word(json.notes, note) ?? null,
  }));
  const tenureOf = json.cells.map(() => []);
  for (const row of tenure) tenureOf[row.cell].push(row);
  for (const rows of tenureOf) rows.sort((a, b) => (a.from ?? -OPEN) - (b.from ?? -OPEN));

  const borders = json.borders.map(([arc, from, to, status, accuracy_km], index) => ({index, arc, from, to, status: word(json.statuses, status), accuracy_km}));
  const transfers = json.transfers.map((t, index) => ({...t, index, from: polity(t.from), to: polity(t.to)}));
  const names = json.names.map((n) => ({...n, polity: polity(n.polity)}));
  const records = json.records.map(decodeRecord);
  const recordById = new Map(records.map((r) => [r.id, r]));
  const layers = new Map();
  for (const r of records) layers.set(r.layer, [...(layers.get(r.layer) ?? []), r]);

  const asked = new Array(json.cells.length).fill(null);
  const atlas = {
    ...json,
    raw: json, style: {}, polities: json.polities.map((p) => ({...p})), tenure, tenureOf, borders, transfers, names, records, recordById, layers, polityIndex,
    cellIndex: indexOf(json.cells),
    tongues: tonguesOf(json),
    arcs: {overview: decodePaths(json.topology.overview), detail: decodePaths(json.topology.detail)},
    sides: json.topology.sides,
    rings: json.topology.cells,
    base: decodeBase(json.base),
    beats: [...json.beats].sort((a, b) => a.day - b.day),

    /** The tenure of a cell (index) on a day (fractional is floored), or null. */
    holderOn(cell, day) {
      const today = Math.floor(day);
      // Most asked is what was asked last: the same tenure.
      const last = asked[cell];
      if (last && holds(last, today)) return last;
      const row = tenureOf[cell]?.find((one) => holds(one, today)) ?? null;
      if (row) asked[cell] = row;
      return row;
    },
    /** The borders that stand on a day. */
    bordersOn: (day) => borders.filter((b) => holds(b, Math.floor(day))),
    /** The records whose time holds the day; `layer` narrows. */
    recordsOn: (day, layer) => (layer ? (layers.get(layer) ?? []) : records).filter((r) => holds(r, Math.floor(day))),
    /** What happens on this very day: transfers, and records that begin. */
    changesOn: (day) => ({
      transfers: transfers.filter((t) => t.day === Math.floor(day)),
      records: records.filter((r) => r.from === Math.floor(day)),
    }),
    /** Index of the last beat on or before the day; -1 before the first. */
    beatAt: (day) => lastAtOrBefore(atlas.beats, day),
    /** A text in the language asked for, or in whichever it has. */
    text,
    /** A polity's name on a day. */
    polityName(ref, day, lang) {
      const p = json.polities[polity(ref)];
      return p ? nameOn(p, day, lang) : '';
    },
    /** A place's name on a day. */
    placeName: (id, day, lang) => (json.places[id] ? nameOn(json.places[id], day, lang) : id),
    polity,
  };
  if (json.style) wear(atlas);
  return Object.assign(atlas, {bounds: boundsOf(atlas.arcs.overview)});
}

// Languages the interface has beside those of the atlas's own texts.
const MORE_TONGUES = ['ru'];

/** The languages a reader may choose: those of the atlas, and those in which at least its polities and places are named. */
function tonguesOf({languages, polities, places}) {
  const named = [...polities, ...Object.values(places)];
  const all = (lang) => named.length > 0 && named.every(({title}) => title?.[lang]);
  return [...languages, ...MORE_TONGUES.filter((lang) => !languages.includes(lang) && all(lang))];
}

/** A text (`{tr, en}` or a plain string) in a language, falling back to English, then to any. */
export function text(value, lang) {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  return value[lang] ?? value.en ?? Object.values(value)[0] ?? '';
}

function nameOn(thing, day, lang) {
  const named = (thing.names ?? []).find((n) => holds(n, Math.floor(day)));
  return text(named?.name ?? thing.title, lang);
}

function lastAtOrBefore(beats, day) {
  let lo = 0;
  let hi = beats.length;
  while (lo < hi) {
    const mid = (lo + hi) >> 1;
    if (beats[mid].day <= day) lo = mid + 1;
    else hi = mid;
  }
  return lo - 1;
}

function decodeRecord(record, index) {
  const out = {...record, index};
  if (record.legs) out.legs = record.legs.map((leg) => ({...leg, path: decodePath(leg.path.arc, leg.path.scale)}));
  if (record.rings) {
    // Either the bare list with the contract's scale of 1e-3, or `{scale, polygons}`.
    const scale = record.rings.scale ?? 1e-3;
    out.polygons = (record.rings.polygons ?? record.rings).map((polygon) => polygon.map((ring) => decodePath(ring, scale)));
  }
  if (record.path) out.path = record.path.arc ? decodePath(record.path.arc, record.path.scale) : Float64Array.from(record.path.flat());
  return out;
}

function decodeBase(base = {}) {
  const lines = (list) => (list ?? []).map((item) => ({...item, paths: decodePaths(item.paths ?? item)}));
  return {...base, rivers: lines(base.rivers), lakes: lines(base.lakes), railways: lines(base.railways), seas: base.seas ?? []};
}

function boundsOf(arcs) {
  if (!arcs.length) return [-180, -80, 180, 80]; // an atlas without territory is still an atlas
  const box = [OPEN, OPEN, -OPEN, -OPEN];
  for (const arc of arcs) {
    for (let i = 0; i < arc.length; i += 2) {
      box[0] = Math.min(box[0], arc[i]);
      box[1] = Math.min(box[1], arc[i + 1]);
      box[2] = Math.max(box[2], arc[i]);
      box[3] = Math.max(box[3], arc[i + 1]);
    }
  }
  return box;
}
