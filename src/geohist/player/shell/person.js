// A life in the panel: who it is, how the name is written, and everything the atlas has of it by date, the day of the clock marked.
import {h} from './dom.js';
import {formatEdtf} from './edtf.js';
import {lifeOf, placesOf} from './life.js';
import {sign} from './signs.js';
import {inTongue} from './tongue.js';

const CHAPTERS = ['journeys', 'letters', 'signatures', 'missions', 'events'];

/** The panel's view of a person: `{key, draw}`. */
export function personView(ctx, id) {
  const {atlas, store} = ctx;
  const {day, chapter} = store.get();
  const moments = lifeOf(atlas, id);
  const now = momentOn(moments, day);
  return {key: `person:${id}:${chapter ?? ''}:${now}`, draw: () => draw(ctx, id, moments, now)};
}

/** Index of the last moment begun on or before a day, -1 before the first. */
export function momentOn(moments, day) {
  return moments.findLastIndex((moment) => moment.day !== null && moment.day <= Math.floor(day));
}

function draw(ctx, id, moments, now) {
  const {atlas, store} = ctx;
  const words = ctx.words();
  const {lang, chapter} = store.get();
  const actor = atlas.actors[id];
  const title = atlas.text(actor.title, lang);
  const others = (actor.spellings ?? []).filter((name) => name !== title);
  const shown = chapter ? moments.filter((moment) => moment.chapter === chapter) : moments;
  const places = placesOf(atlas, moments).length;
  const body = [
    h('h2', {class: 'title', tabindex: '-1'}, title),
    others.length ? h('p', {class: 'parties'}, `${words.alsoWritten} `, others.map((name, i) => [i ? ', ' : '', h('i', {}, name)])) : null,
    actor.note ? h('p', {class: 'note'}, h('b', {}, `${words.editorsNote}. `), inTongue(actor.note, lang)) : null,
    moments.length ? filters(ctx, moments, chapter) : null,
    moments.length
      ? h('ol', {class: 'life', 'aria-label': words.life}, shown.map((moment) => line(ctx, moment, moments.indexOf(moment) === now)))
      : h('p', {class: 'quiet'}, words.noLife),
  ];
  return {
    kicker: h('p', {class: 'kicker-line is-person'}, sign('actors', 20), h('span', {class: 'kicker'}, words.person)),
    body, foot: [h('span', {}, words.recordsCount(moments.length)), places ? h('span', {class: 'quiet'}, words.placesOfLife(places)) : null].filter(Boolean),
    back: () => ctx.endTask(),
  };
}

function filters(ctx, moments, chosen) {
  const words = ctx.words();
  const count = (name) => moments.filter(({chapter}) => chapter === name).length;
  const chip = (name, label, n) => h('button', {class: 'chip', type: 'button', 'aria-pressed': String((chosen ?? null) === name), 'data-does': `chapter-${name ?? 'all'}`, onclick: () => ctx.store.set({chapter: name})}, label, h('small', {}, ` ${n}`));
  return h('div', {class: 'chips', role: 'group', 'aria-label': words.life}, chip(null, words.wholeLife, moments.length), CHAPTERS.filter(count).map((name) => chip(name, words.chapters[name], count(name))));
}

function line(ctx, {record, roles, day}, isNow) {
  const {atlas, store} = ctx;
  const words = ctx.words();
  const {lang} = store.get();
  const name = (place) => place && atlas.placeName(place, day ?? store.get().day, lang);
  const ends = [record.from_place ?? record.stops?.[0]?.place, record.to_place ?? record.stops?.at(-1)?.place];
  const where = ends[0] && ends[1] ? `${name(ends[0])} → ${name(ends[1])}` : name(record.place);
  const did = roles.map((role) => words.roles[role] ?? role).join(', ');
  return h('li', {class: isNow ? 'now' : null, 'aria-current': isNow ? 'date' : null},
    h('button', {type: 'button', 'data-goes-to': record.id, onclick: () => ctx.goTo(day, record.layer, record.id)}, sign(record.layer, 16),
      h('span', {}, h('small', {class: 'when'}, formatEdtf(record.date, lang)), h('span', {class: 'what'}, atlas.text(record.title, lang)),
        h('small', {}, [record.happened === false ? words.planned : did, where].filter(Boolean).join(' · ')))));
}
