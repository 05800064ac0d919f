// The apparatus of a place: its names by day, and what is recorded there.
import {formatSpan} from './dates.js';
import {h} from './dom.js';
import {recordLine} from './record.js';
import {sign} from './signs.js';

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
      names.length ? h('section', {}, h('h3', {class: 'kicker'}, words.namesOverTime), h('table', {class: 'properties'}, h('tbody', {}, names))) : null,
      here.length ? h('section', {class: 'others'}, h('h3', {class: 'kicker'}, words.recordsHere), here.map((record) => recordLine(ctx, record, open(record), record.from))) : null,
    ],
    foot: [], back: () => ctx.select(null),
  };
}
