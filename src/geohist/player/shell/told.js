// The map told in words, for those who do not see it: the day, what changed, who holds what in the picture, which signs stand there.
import {changeSentences} from './changes.js';
import {lastBeat} from './beats.js';
import {formatDay} from './dates.js';
import {h, refill} from './dom.js';
import {showingWords} from './words-showing.js';
import {latOf, lonOf, worldX, worldY} from '../map/mercator.js';
import {holds} from '../decode.js';
import {isDoubtful} from '../map/palette.js';

const AFTER_MS = 700;
const MOST_SIGNS = 12;
const SIGNS = ['treaties', 'events', 'letters', 'missions', 'routes'];

/** `(lonlat) => boolean`: whether a point is in the picture of a view of this size. */
export function inPicture({longitude, latitude, zoom}, width, height) {
  const [x, y] = [worldX(longitude), worldY(latitude)];
  const [dx, dy] = [width / 2 ** (zoom + 1), height / 2 ** (zoom + 1)];
  const [west, east, north, south] = [lonOf(x - dx), lonOf(x + dx), latOf(y - dy), latOf(y + dy)];
  return ([lon, lat]) => lon >= west && lon <= east && lat >= south && lat <= north;
}

/**
 * Who holds what in the picture on a day: actors first, by area; what is held otherwise than as sovereign is named with its capacity, and
 * where it is doubtful that they held, that is said.
 *
 * @returns {string[]} one sentence each
 */
export function holdings(atlas, day, lang, seen, words) {
  const groups = new Map();
  atlas.cells.forEach((cell, i) => {
    const row = seen(cell.xy) && atlas.holderOn(i, day);
    const polity = row && atlas.polities[row.polity];
    if (!polity?.actor) return;
    const key = `${row.polity} ${row.capacity}`;
    const group = groups.get(key) ?? {polity: row.polity, capacity: row.capacity, km2: 0, cells: [], doubtful: []};
    group.km2 += cell.km2 ?? 0;
    const title = atlas.text(cell.title, lang);
    group.cells.push(title);
    if (isDoubtful(row)) group.doubtful.push(title);
    groups.set(key, group);
  });
  const told = showingWords(lang);
  return [...groups.values()].sort((a, b) => b.km2 - a.km2).map(({polity, capacity, cells, doubtful}) => {
    const name = atlas.polityName(polity, day, lang);
    const held = capacity === 'sovereign' ? told.toldHolds(name, cells.length) : told.toldHeld(name, words.capacities[capacity] ?? capacity, cells.slice(0, 5).join(', '));
    return doubtful.length ? told.toldDoubtful(held, doubtful.join(', ')) : held;
  });
}

/** Makes the hidden region; it is written anew when clock and camera rest. It is no live region: the live one says only what is new. */
export function createTold(ctx, host) {
  const {store, atlas} = ctx;
  const body = h('div', {});
  const title = h('h2', {});
  const element = h('section', {class: 'for-readers', 'data-told': '', role: 'region'}, title, body);
  let timer = 0;

  function draw() {
    timer = 0;
    const {day, lang, view, layers, easing, playing, mode, pair} = store.get();
    if (easing || (playing && mode === 'free')) return soon();
    const told = showingWords(lang);
    const words = ctx.words();
    const today = Math.floor(day);
    const seen = inPicture(view, host.clientWidth, host.clientHeight);
    const beat = atlas.beats[lastBeat(atlas.beats, day)];
    const changes = beat?.day === today ? changeSentences(atlas, beat, lang) : [];
    const held = layers.territory ? holdings(atlas, today, lang, seen, words) : [];
    const before = pair && layers.territory ? holdings(atlas, pair.day, lang, seen, words) : [];
    const signs = atlas.records.filter((r) => SIGNS.includes(r.layer) && layers[r.layer] && holds(r, today) && (!r.xy || seen(r.xy)));
    const list = (name, rows) => (rows.length ? [h('h3', {}, name), h('ul', {}, rows.map((row) => h('li', {}, row)))] : []);
    title.textContent = told.told;
    element.setAttribute('aria-label', told.told);
    refill(body,
      h('p', {}, told.toldDay(formatDay(today, lang)), ' ', nearest(view, today, lang)), list(words.whatChanged, changes), list(told.toldAround, held),
      list(told.toldSigns, signs.slice(0, MOST_SIGNS).map((r) => [`${words.layerKind[r.layer]}: `, atlas.text(r.title, lang)])), held.length || signs.length ? null : h('p', {}, told.toldNothing),
      pair ? [h('p', {}, told.toldDay(formatDay(pair.day, lang))), list(told.toldAround, before)] : []);
    return undefined;
  }

  function nearest({longitude, latitude}, day, lang) {
    let best = null;
    for (const [id, place] of Object.entries(atlas.places)) {
      const far = Math.hypot((place.xy[0] - longitude) * Math.cos((latitude * Math.PI) / 180), place.xy[1] - latitude) + (place.rank ?? 6) * 0.4;
      if (!best || far < best.far) best = {id, far};
    }
    return best ? showingWords(lang).toldCentre(atlas.placeName(best.id, day, lang)) : '';
  }

  function soon() {
    timer ||= setTimeout(draw, AFTER_MS);
  }
  store.on(['day', 'view', 'lang', 'layers', 'easing', 'playing', 'layout', 'pair'], soon);
  soon();
  return {element};
}
