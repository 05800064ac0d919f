// Which names the map would like to show on a day, in order of importance, in the words of that day.

import {alongLine, aroundCentre, aroundPoint, onLeader} from './place.js';
import {sizeAt, widthOf} from './measure.js';
import {holds, text} from '../decode.js';

const LINE = 1.18;
const PAD = 1.5;
// A polity's name is large or middle by the pixels its land covers (square pixels).
const LARGE = 150000;
const MIDDLE = 12000;
// From here on every part of a polity's land may carry its name.
const PARTS_FROM_ZOOM = 5.4;

/**
 * @param {object} atlas decoded atlas
 * @param {object} style the style table
 * @param {{day: number, lang: string, view: object, ctx: object, keyPlaces: Map<string, number>, clear: Map<string, number>, zones: object[], show: object, land: object, free: object}} state
 *   `land` knows whose ground lies where (land.js), `free` is the part of the window without panels; `keyPlaces`: places of the beat, 0 for the first, 1 for others; `clear`: pixels to keep from a place because a sign stands there
 * @returns {object[]} candidates for `placeLabels`, each with what is needed to draw it
 */
export function candidates(atlas, style, state) {
  const ranked = [...placeNames(atlas, style, state), ...zoneNames(atlas, style, state)];
  if (state.show.names) ranked.push(...polityNames(atlas, style, state), ...seaNames(atlas, style, state));
  const order = new Map(style.labels.order.map((name, i) => [name, i]));
  return ranked.sort((a, b) => order.get(a.order) - order.get(b.order) || a.rank - b.rank || (a.id < b.id ? -1 : 1));
}

/** How many ranks of places a window of this zoom and size can bear. */
export function placeRankLimit(zoom, width) {
  const byZoom = zoom < 3.7 ? 2 : zoom < 4.6 ? 3 : zoom < 5.4 ? 4 : zoom < 6.2 ? 5 : 6;
  return width < 560 && zoom < 5.2 ? Math.min(byZoom, zoom < 4.2 ? 2 : 3) : byZoom;
}

function placeNames(atlas, style, {day, lang, view, ctx, keyPlaces, clear, show}) {
  const limit = placeRankLimit(view.zoom, view.width);
  const out = [];
  for (const [id, place] of Object.entries(atlas.places)) {
    const key = keyPlaces.get(id);
    if (key === undefined && (!show.names || place.rank > limit)) continue;
    const [x, y] = view.project(place.xy);
    if (x < -60 || y < -40 || x > view.width + 60 || y > view.height + 40) continue;
    const order = key !== undefined ? 'beat' : place.kind === 'capital' && place.rank <= 3 ? 'capital' : place.rank <= 4 ? 'city' : 'town';
    const look = style.labels[order === 'city' && place.kind === 'capital' ? 'foreign-capital' : order];
    const sizes = key === 1 ? look.small : look.size;
    const words = atlas.placeName(id, day, lang);
    const type = {...look, size: sizeAt(sizes, view.zoom)};
    const w = widthOf(ctx, words, type) + 2 * PAD;
    const h = type.size * LINE;
    const dot = dotSize(place, style) / 2;
    const gap = Math.max(dot + 3.5, clear.get(id) ?? 0);
    out.push({
      id: `place-${id}`, place: id, order, rank: (key ?? 0) * 10 + place.rank, x, y, dot: clear.has(id) ? 0 : dot + 1.5, dotKind: dotKind(place), lines: [words], type,
      colour: style.page.ink, halo: style.page.paper, haloWidth: style.labels.halo.place, at: place.xy,
      forms: [{places: aroundPoint(w, h, gap, place.side)}],
    });
  }
  return out;
}

const dotKind = (place) => (place.kind === 'capital' ? 'capital' : place.rank <= 4 ? 'city' : 'town');
const dotSize = (place, style) => style.signs.place[dotKind(place)];

function polityNames(atlas, style, state) {
  const {day, lang, view, land} = state;
  const today = Math.floor(day);
  const out = [];
  const named = atlas.names.filter((n) => holds(n, today));
  const parts = new Map();
  for (const n of [...named].sort((a, b) => b.area_km2 - a.area_km2)) parts.set(n.polity, [...(parts.get(n.polity) ?? []), n]);
  for (const n of named) {
    const main = parts.get(n.polity)[0] === n;
    if (!main && !worthNaming(n, parts.get(n.polity), state)) continue;
    const polity = atlas.polities[n.polity];
    if (!polity || polity.id === 'nobody' || polity.id === 'unknown') continue;
    const spot = spotOf(n, main, state);
    if (!spot) continue;
    // The name of a land out of sight need not stand on another part of it that has the same name of its own.
    if (main && spot.xy !== n.xy && parts.get(n.polity).some((part) => part !== n && worthNaming(part, parts.get(n.polity), state) && spotOf(part, false, state))) continue;
    const [x, y] = view.project(spot.xy);
    const words = atlas.polityName(n.polity, today, lang).toLocaleUpperCase(lang);
    const id = `polity-${polity.id}-${spot.xy}`;
    const forms = land.once(`${id} ${words} ${n.area_km2} ${spot.room} ${main}`, () => formsOf(words, polity, n, {...spot, x, y, main}, style, state));
    if (!forms.length) continue;
    const white = polity.label === '#FFFFFF';
    out.push({
      id, order: polity.actor ? 'polity' : 'bystander', rank: -n.area_km2, x, y, colour: polity.label || style.map.neutral_label, halo: polity.fill || style.map.bystander,
      haloWidth: style.labels.halo[polity.actor ? 'polity' : 'bystander'], at: spot.xy, forms, paper: style.page.paper,
      dark: white ? polity.ribbon || style.page.ink : polity.label || style.map.neutral_label,
    });
  }
  return out;
}

/**
 * Whether a lesser part of a polity is named as well: from near, each; from afar one that is large on the screen, and the largest that is held otherwise than as
 * sovereign, since its colour alone would not say who stands there.
 */
function worthNaming(n, parts, {view, land, claims}) {
  const held = (part) => !['sovereign', undefined].includes(land.rowAt(part.xy)?.capacity);
  if (claims === 'claimed' && held(n)) return false;
  if (view.zoom >= PARTS_FROM_ZOOM || n.area_km2 * view.pixelsPerKm ** 2 > MIDDLE) return true;
  return held(n) && parts.slice(1).find(held) === n;
}

/** A name's own place, or, for the largest part of a polity, another in sight when that one is not. */
function spotOf(n, main, {view, land, free}) {
  const [x, y] = view.project(n.xy);
  const room = n.width_deg * view.pixelsPerDegree;
  const inside = (edge) => x > free.left + edge && x < free.right - edge && y > free.top + 16 && y < free.bottom - 16;
  if (inside(Math.min(80, room / 2))) return {xy: n.xy, room};
  if (!main || n.area_km2 * view.pixelsPerKm ** 2 < 30000) return inside(0) ? {xy: n.xy, room} : null;
  return land.elsewhere(n.polity, free);
}

function formsOf(words, polity, n, {x, y, room, main}, style, {ctx, view, land}) {
  const group = style.labels[polity.actor ? 'polity' : 'bystander'];
  const onScreen = n.area_km2 * view.pixelsPerKm ** 2;
  const sizes = !polity.actor ? ['large', 'small'] : onScreen > LARGE ? ['large', 'middle', 'small'] : onScreen > MIDDLE ? ['middle', 'small'] : ['small'];
  const narrow = view.width < 560 ? 0.85 : 1;
  const typeOf = (size) => ({...group, ...group[size], size: Math.max(9, sizeAt(group[size].size, view.zoom) * narrow)});
  const forms = sizes.flatMap((size) => polityForms(ctx, words, typeOf(size), room, Math.sqrt(onScreen), size === 'small'));
  for (const form of forms) form.places = land.sorted(form.places, x, y, n.polity, true).filter((place) => place.off <= form.most);
  const least = typeOf('small');
  if (main && polity.actor && room >= 9 && onScreen < 2 * MIDDLE && view.width >= 560) {
    const w = widthOf(ctx, words, least) + 2 * PAD;
    forms.push({lines: [words], type: least, leader: true, places: land.sorted(onLeader(w, least.size * LINE), x, y, n.polity, false).filter((place) => place.off <= 2)});
  }
  return forms.filter((form) => form.places.length);
}

/** The smallest size may be wider than the land at its middle, as long as most of it lies on that land. */
function polityForms(ctx, words, type, room, across, smallest) {
  const out = [];
  for (const lines of splits(words)) {
    const w = Math.max(...lines.map((line) => widthOf(ctx, line, type)));
    const h = lines.length * type.size * LINE;
    if (w > room * (smallest ? 1.7 : lines.length > 1 ? 1 : 0.94)) continue;
    const slack = Math.max(0, room - w);
    out.push({lines, type, most: smallest ? 2 : 1, places: aroundCentre(w + 2 * PAD, h, [Math.min(slack * 0.7, w * 0.8 + 20), Math.min(h * 2.4, across / 6 + h)])});
  }
  return out;
}

/** The whole in one line, then broken in two at the space nearest the middle. */
function splits(words) {
  const spaces = [...words.matchAll(/ /g)].map((m) => m.index);
  if (!spaces.length) return [[words]];
  const at = spaces.reduce((a, b) => (Math.abs(b - words.length / 2) < Math.abs(a - words.length / 2) ? b : a));
  return [[words], [words.slice(0, at), words.slice(at + 1)]];
}

function seaNames(atlas, style, {lang, view, ctx, land}) {
  const out = [];
  atlas.base.seas.forEach((sea, i) => {
    const [x, y] = view.project(sea.xy);
    const look = {...style.labels.sea, ...(style.labels.sea[sea.size] ?? style.labels.sea.small)};
    // A small water on a far view gets no name: it would be larger than the water.
    if (sea.size === 'small' && view.zoom < 3.9) return;
    const scale = view.width < 560 ? 0.78 : 1;
    const type = {...look, size: sizeAt(look.size, view.zoom) * scale};
    const words = text(sea.title, lang);
    const angle = sea.angle ?? 0;
    const h = type.size * LINE;
    const forms = (angle ? [[words]] : splits(words)).map((lines) => {
      const w = Math.max(...lines.map((line) => widthOf(ctx, line, type))) + 2 * PAD;
      return {lines, type, angle, places: angle ? alongLine(w, h, angle) : aroundCentre(w, h * lines.length, [w * 0.3, h * 1.6])};
    });
    if (sea.size === 'small' && !angle) forms.reverse();
    const wet = land.once(`sea-${i} ${words} ${type.size}`, () => onWater(forms, x, y, land));
    out.push({id: `sea-${i}`, order: 'sea', rank: sea.rank ?? (sea.size === 'large' ? 0 : 1), x, y, colour: style.map.water_name, halo: style.map.sea, haloWidth: style.labels.halo.sea, at: sea.xy, forms: wet});
  });
  return out;
}

/** The forms with their places on water first; the form that lies most on water comes first. */
function onWater(forms, x, y, land) {
  const sorted = forms.map((form) => ({...form, places: land.sorted(form.places, x, y, -1, true)}));
  const dry = (form) => form.places[0].off / form.places[0].boxes.length;
  return sorted.sort((a, b) => dry(a) - dry(b));
}

function zoneNames(atlas, style, {lang, view, ctx, zones}) {
  return zones.flatMap(({record, centre, width, colour}) => {
    const words = text(record.title, lang);
    const type = {face: 'sans', weight: 500, size: 11.5, spacing: 0.02};
    const w = widthOf(ctx, words, type) + 2 * PAD;
    if (width * view.scale < w * 0.8) return [];
    const [x, y] = view.project(centre);
    return [{
      id: `zone-${record.id}`, order: 'town', rank: -1, x, y, colour, halo: style.page.paper, haloWidth: style.labels.halo.place, at: centre, zone: record.id,
      forms: [{lines: [words], type, places: aroundCentre(w, type.size * LINE, [w * 0.3, 40])}],
    }];
  });
}
