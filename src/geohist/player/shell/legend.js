// The legend: made from what is drawn on this day, in this view, with these layers; nothing else is in it.
import {holds} from '../decode.js';
import {worn} from '../look.js';
import {h, refill} from './dom.js';
import {icon, line, sign, swatch} from './signs.js';
import {lonOf, latOf, worldX, worldY} from '../map/mercator.js';
import {prepareLetters, prepareRoutes} from '../map/journeys.js';
import {routesShown, symbolsOn} from '../map/symbols.js';
import {isDoubtful} from '../map/palette.js';
import {isShown} from '../map/zones.js';
import {showingWords} from './words-showing.js';

const SOON_MS = 160;
const FREE_MS = 480;
const ZONES = ['occupied', 'protection', 'claimed', 'proposed', 'demilitarised'];
// Lines inside a holder or between states outside the story speak for themselves.
const LINES = ['agreed', 'de-facto', 'disputed', 'front', 'sovereign-line'];
// A longer legend keeps these for those who ask: the eye finds them without words.
const MOST = 12;
const LAST = ['railway', 'hollow', 'sovereign-line', 'bystanders', 'sea', 'missions', 'nobody', 'disputed', 'proposed', 'event', 'demilitarised', 'de-facto'];
const CAPACITIES = ['occupation', 'mandate', 'control', 'protection'];

/**
 * What is drawn on a day.
 *
 * @param {object} atlas
 * @param {number} day
 * @param {Record<string, boolean>} layers
 * @param {number[]} flashing arcs agreed today
 * @param {(lonlat: number[]) => boolean} [seen] whether a point is in the picture
 * @param {'both'|'controlled'|'claimed'} [claims] what of held and claimed land is drawn
 * @param {{selection?: object, lit?: object}} [chosen] what the reader has chosen, which the map then draws too
 * @returns {{mark: Node, label: string, key: string}[]}
 */
export function drawn(atlas, day, layers, words, flashing = [], seen = () => true, claims = 'both', chosen = {}) {
  const at = Math.floor(day);
  const out = [];
  // The mark is made when it is asked for: most days show the rows of the day before.
  const add = (key, make, label = words.legendItems[key]) => out.push({key, label, get mark() { return make(); }});
  if (layers.territory) territory(atlas, at, add, seen, claims);
  if (layers.zones) {
    for (const kind of ZONES) {
      const zone = atlas.recordsOn(at, 'zones').find((z) => (z.sign ?? z.kind) === kind && isShown(z, claims) && z.polygons?.some(([ring]) => anyOf(ring, seen)));
      if (zone) add(kind, () => swatch(worn().map.bystander, {sign: kind, stripe: atlas.polities[atlas.polity(zone.claimant)]?.ribbon ?? worn().borders.agreed.color, dash: kind === 'claimed' ? '4 2' : kind === 'proposed' ? '1 2' : null}));
    }
  }
  if (layers.borders) {
    if (flashing.length) add('today', () => line('today'));
    const standing = new Set();
    for (const b of atlas.borders) if (!standing.has(b.status) && holds(b, at) && anyOf(atlas.arcs.overview[b.arc], seen)) standing.add(b.status);
    for (const status of LINES) if (standing.has(status)) add(status, () => line(status));
  }
  const past = signs(atlas, at, layers, add, seen, chosen);
  if (past) add('hollow', () => h('span', {class: 'hollow', 'aria-hidden': 'true'}));
  if (layers.railways && atlas.base.railways.some((r) => holds(r, at) && r.paths.some((path) => anyOf(path, seen)))) add('railway', () => line('railway'));
  return out;
}

// What is in a picture does not change with the day: kept as long as the same view is asked about.
const sights = new WeakMap();

function sightOf(seen) {
  if (!sights.has(seen)) sights.set(seen, {paths: new Map(), cells: null});
  return sights.get(seen);
}

/** Whether some point of a path is seen; of a long one every fourth is asked. */
function anyOf(path, seen) {
  const {paths} = sightOf(seen);
  let found = paths.get(path);
  if (found === undefined) {
    found = false;
    const step = path.length > 64 ? 8 : 2;
    for (let i = 0; i < path.length && !found; i += step) found = seen([path[i], path[i + 1]]);
    paths.set(path, found);
  }
  return found;
}

/** The numbers of the cells that are seen. */
function cellsOf(atlas, seen) {
  const sight = sightOf(seen);
  sight.cells ??= atlas.cells.flatMap(({xy}, i) => (seen(xy) || atlas.rings[i]?.some(([ring]) => ring.some((arc) => anyOf(atlas.arcs.overview[arc < 0 ? ~arc : arc], seen))) ? [i] : []));
  return sight.cells;
}

function territory(atlas, at, add, seen, claims) {
  const {polities} = atlas;
  const fill = (index) => polities[index]?.fill ?? worn().map.unknown;
  const held = new Map(CAPACITIES.map((capacity) => [capacity, []]));
  const first = new Map();
  let doubtful = null;
  for (const cell of cellsOf(atlas, seen)) {
    const row = atlas.holderOn(cell, at);
    if (!row) continue;
    const {id, actor} = polities[row.polity];
    const kind = id === 'unknown' || id === 'nobody' ? id : actor ? 'actors' : 'bystanders';
    if (!first.has(kind)) first.set(kind, row);
    if (isDoubtful(row) && (claims !== 'claimed' || row.sovereign < 0) && !polities[doubtful?.polity]?.actor) doubtful = row;
    if (row.sovereign >= 0 && row.sovereign !== row.polity) held.get(row.capacity)?.push(row);
  }
  for (const [capacity, rows] of claims === 'both' ? held : []) {
    if (!rows.length) continue;
    add(capacity === 'protection' ? 'protectionHeld' : capacity, () => {
      const {polity, sovereign} = clearest(atlas, rows);
      return swatch(fill(polity), {sign: capacity, stripe: fill(sovereign)});
    });
  }
  if (doubtful) add('doubtful', () => swatch(fill(doubtful.polity), {sign: 'doubtful', stripe: polities[doubtful.polity]?.label ?? worn().map.neutral_label}));
  for (const kind of ['unknown', 'nobody', 'bystanders']) if (first.has(kind)) add(kind, () => swatch(fill(first.get(kind).polity)));
}

/** Stripes of two close fills vanish in a small swatch: the pair furthest apart stands for all. */
function clearest(atlas, rows) {
  const rgb = (i) => (atlas.polities[i].fill.match(/[0-9a-f]{2}/gi) ?? ['0', '0', '0']).map((part) => parseInt(part, 16));
  const apart = (row) => rgb(row.polity).reduce((sum, value, i) => sum + Math.abs(value - rgb(row.sovereign)[i]), 0);
  return rows.reduce((best, row) => (apart(row) > apart(best) ? row : best));
}

const KEYS = {treaty: 'treaties', event: 'events', letter: 'letters', mission: 'missions'};
const travellers = new WeakMap();

/** Journeys and letters of an atlas as the map has them, worked out once. */
function travelling(atlas) {
  if (!travellers.has(atlas)) travellers.set(atlas, {routes: prepareRoutes(atlas), letters: prepareLetters(atlas)});
  return travellers.get(atlas);
}

/** Adds the signs and journeys in the picture, by the rule by which the map draws them; says whether one of an earlier day is drawn hollow. */
function signs(atlas, at, show, add, seen, {selection = null, lit = null}) {
  const state = {day: at, show, selection, lit, ...travelling(atlas)};
  const there = symbolsOn(atlas, state).filter(({world, xy}) => seen(world ? [lonOf(world[0]), latOf(world[1])] : xy));
  for (const [kind, layer] of Object.entries(KEYS)) if (there.some((one) => one.sign === kind)) add(layer, () => sign(layer, 16));
  const legs = routesShown(state).flatMap(({record}) => record.legs.filter((leg) => anyOf(leg.path, seen)));
  if (legs.some((leg) => leg.attested)) add('attested', () => line('attested'));
  if (legs.some((leg) => !leg.attested && leg.mode !== 'sea')) add('inferred', () => line('inferred'));
  if (legs.some((leg) => !leg.attested && leg.mode === 'sea')) add('sea', () => line('sea'));
  return there.some(({sign: kind, filled}) => !filled && (kind === 'treaty' || kind === 'event'));
}

/** The rows a short legend shows, in their order, and how many it keeps back. */
export function shortened(rows, most = MOST) {
  const dropped = new Set();
  for (const key of LAST) if (rows.length - dropped.size > most && rows.some((row) => row.key === key)) dropped.add(key);
  const kept = rows.filter((row) => !dropped.has(row.key)).slice(0, most);
  return {kept, more: rows.length - kept.length};
}

/** Makes the legend card; it redraws when the day, the layers or the language change what is in it. */
export function createLegend(ctx, host) {
  const {store, atlas} = ctx;
  const items = h('ul', {});
  const title = h('span', {class: 'kicker'});
  const toggle = h('button', {class: 'legend-head', type: 'button', 'data-does': 'legend', onclick: () => store.set({legend: !store.get().legend, legendAsked: true})}, title, icon('chevron', 16));
  const element = h('section', {class: 'legend'}, toggle, items);
  const fold = h('button', {class: 'link legend-more', type: 'button', 'data-does': 'legend-more', onclick: () => store.set({legendWhole: !store.get().legendWhole})});
  element.append(fold);
  let key = '';
  let timer = 0;

  let sightKey = '';
  let last;
  let size = {width: host.clientWidth, height: host.clientHeight};
  new ResizeObserver(() => (size = {width: host.clientWidth, height: host.clientHeight})).observe(host);

  /** Whether a point is in the picture; the same function as long as the picture is the same. */
  function sight(view) {
    const {width, height} = size;
    const next = `${view.longitude} ${view.latitude} ${view.zoom} ${width} ${height}`;
    if (next === sightKey) return last;
    sightKey = next;
    const [x, y] = [worldX(view.longitude), worldY(view.latitude)];
    const [dx, dy] = [width / 2 / 2 ** view.zoom, height / 2 / 2 ** view.zoom];
    const [west, east, north, south] = [lonOf(x - dx), lonOf(x + dx), latOf(y - dy), latOf(y + dy)];
    last = width ? ([lon, lat]) => lon >= west && lon <= east && lat >= south && lat <= north : undefined;
    return last;
  }

  function list() {
    const {day, layers, flash, view, claims, pair, selection, lit} = store.get();
    const seen = sight(view);
    const of = (at, flashing) => drawn(atlas, at, layers, ctx.words(), flashing, seen, claims, {selection, lit});
    const rows = of(day, flash?.arcs ?? []);
    // Beside another day the legend is that of both.
    const other = pair ? of(pair.day, []).filter(({key: name}) => !rows.some((row) => row.key === name)) : [];
    return [...rows, ...other];
  }

  function draw() {
    timer = 0;
    const {legend, legendWhole} = store.get();
    const words = ctx.words();
    const all = list();
    const {kept, more} = shortened(all);
    const rows = legendWhole ? all : kept;
    const next = `${words.locale}|${store.get().look}|${legend}|${legendWhole}|${all.map((row) => row.key).join()}`;
    if (next === key) return;
    key = next;
    title.textContent = words.legend;
    toggle.setAttribute('aria-expanded', String(Boolean(legend)));
    items.hidden = !legend;
    fold.hidden = !legend || !more;
    fold.textContent = legendWhole ? showingWords(words.locale).fewerRows : showingWords(words.locale).moreRows(more);
    refill(items, rows.map(({mark, label, key: name}) => h('li', {'data-key': name}, mark, h('span', {}, label))));
    store.set({legendDrawn: next});
  }

  // In a free run nobody reads it that fast; else it follows within a moment.
  const soon = () => (timer ||= setTimeout(draw, store.get().playing && store.get().mode === 'free' ? FREE_MS : SOON_MS));
  store.on('day', (state, old) => Math.floor(state.day) !== Math.floor(old.day) && soon());
  store.on(['layers', 'flash', 'view', 'layout', 'claims', 'pair', 'selection', 'lit'], soon);
  store.on(['lang', 'legend', 'legendWhole', 'look'], draw);
  draw();
  return {element, list};
}
