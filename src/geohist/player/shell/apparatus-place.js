// The apparatus of a place: who held it on the day, its names by day, and what is recorded there.
import {formatDay, formatSpan} from './dates.js';
import {h} from './dom.js';
import {cellAt} from './ground-at.js';
import {recordLine} from './record.js';
import {sign, swatch} from './signs.js';
import {worn} from '../look.js';

/** What the panel shows for a gazetteer entry. */
export function placeApparatus(ctx, id) {
  const {atlas, store} = ctx;
  const words = ctx.words();
  const {lang, day} = store.get();
  const place = atlas.places[id];
  const here = atlas.records.filter((r) => r.place === id || r.from_place === id || r.to_place === id || r.stops?.some((stop) => stop.place === id)).sort((a, b) => (a.from ?? 0) - (b.from ?? 0));
  const names = (place.names ?? []).map((name) => {
    const bounded = name.from !== null || name.to !== null;
    const [first, end] = atlas.span;
    return h('tr', {}, h('th', {scope: 'row'}, atlas.text(name.name, lang)), h('td', {}, bounded ? formatSpan(Math.max(name.from ?? first, first), Math.min(name.to ?? end, end) - 1, lang) : words.always));
  });
  const open = (record) => () => {
    if (record.from !== null) ctx.clock.scrub(record.from);
    ctx.select(record.layer, record.id, true);
  };
  return {
    kicker: h('p', {class: 'kicker-line'}, sign('places', 20), h('span', {class: 'kicker'}, words.apparatus), h('span', {class: 'rest'}, ` · ${words.kinds.place}`)),
    body: [
      h('h2', {class: 'title', tabindex: '-1'}, atlas.placeName(id, day, lang)),
      h('p', {class: 'parties'}, [...new Set(Object.values(typeof place.title === 'object' ? place.title : {x: place.title}))].join(' · ')),
      heldHere(ctx, place.xy),
      names.length ? h('section', {}, h('h3', {class: 'kicker'}, words.namesOverTime), h('table', {class: 'properties'}, h('tbody', {}, names))) : null,
      here.length ? h('section', {class: 'others'}, h('h3', {class: 'kicker'}, words.recordsHere), here.map((record) => recordLine(ctx, record, open(record), record.from))) : null,
    ],
    foot: [], back: () => ctx.select(null),
  };
}

/** Who holds the ground the place stands on, and in what capacity; from there to the passages that say so. */
function heldHere(ctx, xy) {
  const {atlas, store} = ctx;
  const words = ctx.words();
  const {lang, day} = store.get();
  const cell = cellAt(atlas, xy);
  const row = atlas.holderOn(cell, day);
  if (!row) return null;
  const ground = atlas.cells[cell];
  const striped = row.capacity !== 'sovereign' && row.sovereign >= 0 && row.sovereign !== row.polity;
  const mark = swatch(atlas.polities[row.polity]?.fill ?? worn().map.unknown, striped ? {sign: row.capacity, stripe: atlas.polities[row.sovereign].fill} : {});
  const standing = [
    row.capacity === 'sovereign' ? '' : words.capacities[row.capacity] ?? row.capacity,
    striped ? `${words.sovereign.toLocaleLowerCase(words.locale)}: ${atlas.polityName(row.sovereign, day, lang)}` : '',
  ].filter(Boolean).join(', ');
  return h('section', {class: 'holding', 'data-held': ground.id}, h('p', {class: 'parties'}, `${words.heldBy(formatDay(day, lang))}:`), h('p', {class: 'holder'}, mark, atlas.polityName(row.polity, day, lang)),
    standing ? h('p', {class: 'quiet'}, standing) : null,
    h('button', {class: 'link', type: 'button', 'data-does': 'ground', onclick: () => ctx.select('cells', ground.id, true)}, words.saysWho(atlas.text(ground.title, lang))));
}
