// Which signs stand on the map on a day, and where: signs of one place stand beside each other, none on top of another.

import {holds} from '../decode.js';
import {letterOn, travellerOn} from './journeys.js';

/** Hollow signs of what is past stay this many days. */
export const MEMORY = {treaties: 366, events: 183};

const KINDS = {treaties: 'treaty', events: 'event', missions: 'mission', letters: 'letter', routes: 'delegation'};
const RADII = {treaty: 8, event: 6.5, letter: 8, mission: 8, delegation: 9, stop: 4.2};
// Second, third … sign at a place stands here, in pixels from the first.
const BESIDE = [[17, 13], [-17, 13], [0, 20], [-19, -8], [26, -2], [17, 28], [-17, 28]];

/**
 * @param {object} atlas decoded atlas
 * @param {{day: number, show: object, selection: object|null, routes: object[], letters: object[]}} state
 * @returns {object[]} symbols in drawing order, back to front: `{id, layer, sign, place, at: world, shift: [dx, dy], r, filled, today, disputed, heading, selected}`
 */
export function symbolsOn(atlas, state) {
  const {day} = state;
  const list = [...standingSigns(atlas, state), ...missions(atlas, state), ...stops(state), ...letters(state, day), ...delegations(state, day)];
  for (const s of list) s.selected = Boolean(state.selection && state.selection.id === s.id && s.sign !== 'stop');
  return spread(list);
}

function standingSigns(atlas, {day, show, selection}) {
  const out = [];
  const today = Math.floor(day);
  for (const layer of ['treaties', 'events']) {
    if (!show[layer]) continue;
    const past = new Map();
    for (const r of atlas.layers.get(layer) ?? []) {
      if (!r.xy || r.happened === false) continue;
      if (holds(r, today)) out.push(symbol(r, KINDS[layer], {filled: true, today: layer === 'treaties', rank: layer === 'treaties' ? 0 : 1}));
      else if ((r.from ?? 0) <= today && (today - (r.to ?? today) < MEMORY[layer] || selection?.id === r.id)) past.set(r.place ?? String(r.xy), r);
    }
    // One hollow sign of a kind a place: the latest.
    for (const r of past.values()) out.push(symbol(r, KINDS[layer], {filled: false, rank: layer === 'treaties' ? 4 : 5, alpha: 0.9}));
  }
  return out;
}

function missions(atlas, {day, show}) {
  if (!show.missions) return [];
  const seen = new Map();
  for (const r of atlas.recordsOn(day, 'missions')) if (r.xy) seen.set(r.place ?? String(r.xy), r);
  return [...seen.values()].map((r) => symbol(r, 'mission', {filled: true, rank: 7}));
}

function symbol(record, sign, more) {
  const place = record.place ?? String(record.xy);
  return {
    id: record.id, layer: record.layer, record, sign, place, xy: record.xy, r: RADII[sign],
    disputed: (record.disagreements ?? []).some((about) => about === 'date' || about === 'place'), ...more,
  };
}

/** Routes shown on a day: those under way, the selected one, and those of the life that is followed. */
export function routesShown({day, show, selection, lit = null, routes}) {
  return routes.filter(({record}) => (show.routes && holds(record, Math.floor(day))) || selection?.id === record.id || lit?.routes.includes(record.id));
}

function stops(state) {
  const out = new Map();
  for (const {record} of routesShown(state)) {
    for (const stop of record.stops ?? []) {
      const base = {id: record.id, layer: 'routes', record, sign: 'stop', place: stop.place, xy: stop.xy, r: RADII.stop, filled: stop.attested, rank: 6};
      if (!out.has(stop.place) || (stop.attested && !out.get(stop.place).filled)) out.set(stop.place, base);
    }
  }
  return [...out.values()];
}

function delegations(state, day) {
  const out = [];
  for (const route of state.show.routes ? state.routes : []) {
    const at = travellerOn(route, day);
    if (!at) continue;
    const place = at.moving ? null : route.record.stops?.[at.stop]?.place;
    out.push({...symbol(route.record, 'delegation', {filled: at.attested, rank: 2}), place, world: [at.x, at.y], heading: at.heading, moving: at.moving});
  }
  return out;
}

function letters({show, letters: list}, day) {
  if (!show.letters) return [];
  return list.flatMap((letter) => {
    const at = letterOn(letter, day);
    if (!at) return [];
    const {record} = letter;
    const place = at.share <= 0 ? record.from_place ?? record.place : at.share >= 1 ? record.to_place ?? null : null;
    return [{...symbol(record, 'letter', {filled: true, rank: 3}), place, world: [at.x, at.y], moving: at.share > 0 && at.share < 1}];
  });
}

/** Gives each sign its shift from its place: the first stands on it, pennants at the upper right, the others beside. */
function spread(list) {
  const taken = new Map();
  const sorted = [...list].sort((a, b) => a.rank - b.rank);
  for (const s of sorted) {
    s.shift = [0, 0];
    if (s.moving || !s.place) continue;
    const at = taken.get(s.place) ?? {first: null, beside: 0};
    taken.set(s.place, at);
    if (s.sign === 'mission') {
      s.shift = at.first ? [at.first.r + 3, -at.first.r + 1] : [6, -4];
    } else if (!at.first) {
      at.first = s;
    } else if (s.sign === 'stop' || (s.alpha && !s.selected)) {
      s.hidden = true; // the greater sign stands on the stop, today's on the past
    } else {
      const [dx, dy] = BESIDE[Math.min(at.beside, BESIDE.length - 1)];
      const far = at.first.today ? 1.25 : 1;
      s.shift = [dx * far, dy * far];
      at.beside += 1;
    }
  }
  return sorted.filter((s) => !s.hidden).reverse();
}

/** The boxes, in pixels, that labels must keep off: the signs as drawn. */
export function obstacleOf(symbol) {
  const {x, y, sign, r} = symbol;
  if (sign === 'mission') return {x: x - 2, y: y - 17, w: 14, h: 19};
  if (sign === 'letter') return {x: x - 9, y: y - 7, w: 18, h: 14};
  const around = symbol.today ? 15 : r + (symbol.disputed ? 5 : 1.5);
  return {x: x - around, y: y - around, w: 2 * around, h: 2 * around};
}

/** Pixels a label of the same place keeps from the place's point, so as to clear its sign. */
export function clearanceOf({sign, today, disputed, r}) {
  if (sign === 'mission' || sign === 'letter') return 0;
  return today ? 18 : r + (disputed ? 8 : 4);
}
