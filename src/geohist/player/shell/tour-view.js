// Tours in the panel: the list of them, and a scene with its words, its excerpts and the buttons that turn it.
import {formatDay, formatSpan} from './dates.js';
import {claimsOf} from './evidence.js';
import {daysOf} from './compare-form.js';
import {evidenceList} from './record.js';
import {h} from './dom.js';
import {icon} from './signs.js';

/** The panel's view of all tours. */
export function toursView(ctx) {
  return {key: 'tours', draw: () => drawList(ctx)};
}

function drawList(ctx) {
  const {atlas, store, tours} = ctx;
  const words = ctx.words();
  const {lang} = store.get();
  const line = (tour) => h('li', {}, h('button', {type: 'button', class: 'tour-line', 'data-tour': tour.id, onclick: () => tours.enter(tour.id, 0)},
    h('span', {class: 'tour-title'}, atlas.text(tour.title, lang)), tour.summary ? h('span', {}, atlas.text(tour.summary, lang)) : null,
    h('small', {}, `${words.scenes(tour.scenes.length)} · ${spanOf(tour, lang)}`)));
  return {
    kicker: h('p', {class: 'kicker-line'}, icon('tour', 20), h('span', {class: 'kicker'}, words.tours)),
    body: [h('h2', {class: 'title', tabindex: '-1'}, words.tours), h('p', {class: 'summary'}, tours.list.length ? words.toursLead : words.noTours), h('ul', {class: 'tour-list'}, tours.list.map(line)), tours.list.length ? h('p', {class: 'note'}, words.tourKeys) : null],
    foot: [], back: () => ctx.endTask(),
  };
}

/** `1919–1921`: the years of a tour. */
function spanOf(tour, lang) {
  const year = (day) => formatDay(day, lang).split(' ').at(-1);
  const years = [Math.min(...tour.scenes.map(({from}) => from)), Math.max(...tour.scenes.map(({to}) => to - 1))].map(year);
  return [...new Set(years)].join('–');
}

/** The panel's view of a scene. */
export function sceneView(ctx, {id, scene}) {
  const tour = ctx.tours.find(id);
  if (!tour?.scenes[scene]) return toursView(ctx);
  return {key: `tour:${id}:${scene}`, draw: () => drawScene(ctx, tour, scene)};
}

/** The record a scene tells of: the one it names, else the one its first excerpt belongs to, else the first of its last day. */
function recordOf(atlas, {from, to, excerpts, select}) {
  if (select && atlas.recordById.has(select.id)) return atlas.recordById.get(select.id);
  const within = atlas.records.filter((r) => r.from !== null && r.from >= from - 1 && r.from < to);
  const quoted = excerpts[0] && (within.find((r) => claimsOf(r).some((claim) => claim.excerpt === excerpts[0])) ?? atlas.records.find((r) => claimsOf(r).some((claim) => claim.excerpt === excerpts[0])));
  const beat = atlas.beats.find(({day, records}) => day === to - 1 && records.length);
  return quoted || (beat ? atlas.recordById.get(beat.records[0]) : null) || null;
}

function titleOf(atlas, scene, record, lang, when) {
  return atlas.text(scene.title, lang) || atlas.text(record?.title, lang) || when;
}

/** The excerpts the scene asks for; else those of its record. */
function quotes(ctx, scene, record) {
  if (!scene.excerpts.length) return record ? evidenceList(ctx, record) : [];
  return scene.excerpts.map((key, i) => ctx.excerpt(key, {size: i ? 'next' : 'first'}));
}

/** Where a tour ends: on to the others, or to its two days beside each other. */
function ending(ctx, tour) {
  const words = ctx.words();
  const {lang} = ctx.store.get();
  const [a, b] = daysOf(tour);
  return h('div', {class: 'past'}, h('p', {}, words.tourEnds, ' ', h('button', {class: 'link', type: 'button', onclick: () => ctx.openTours()}, words.allTours)),
    a === b ? null : h('button', {class: 'link', type: 'button', 'data-does': 'compare-tour', onclick: () => ctx.compare(a, b)}, icon('compare', 16), `${words.compareTour}: ${formatDay(a, lang)} – ${formatDay(b, lang)}`));
}

function drawScene(ctx, tour, at) {
  const {atlas, store, tours} = ctx;
  const words = ctx.words();
  const {lang} = store.get();
  const scene = tour.scenes[at];
  const when = scene.to > scene.from + 1 ? formatSpan(scene.from, scene.to - 1, lang) : formatDay(scene.from, lang);
  const last = at === tour.scenes.length - 1;
  const shown = recordOf(atlas, scene);
  const text = atlas.text(scene.text, lang).split(/\n\s*\n/).map((paragraph) => paragraph.trim()).filter(Boolean);
  const body = [
    h('p', {class: 'tour-name'}, atlas.text(tour.title, lang)),
    h('h2', {class: 'title', tabindex: '-1'}, titleOf(atlas, scene, shown, lang, when)),
    h('p', {class: 'own-date'}, when),
    h('div', {class: 'tour-text', lang: scene.text[lang] ? null : 'en'}, text.map((paragraph) => h('p', {}, paragraph))),
    shown ? h('button', {class: 'link', type: 'button', 'data-does': 'scene-record', onclick: () => ctx.select(shown.layer, shown.id, true)}, icon('cite', 16), `${words.openApparatus}: ${atlas.text(shown.title, lang)}`) : null,
    h('div', {class: 'evidence'}, quotes(ctx, scene, shown)),
    last ? ending(ctx, tour) : null,
  ];
  const turn = (name, label, does, by, off) => h('button', {class: 'round', type: 'button', 'aria-label': label, title: label, 'data-does': does, disabled: off, onclick: () => tours.turn(by)}, icon(name, 22));
  const tool = (name, label, does, onclick) => h('button', {class: 'tool', type: 'button', 'aria-label': label, title: label, 'data-does': does, onclick}, icon(name, 20));
  const foot = [h('nav', {class: 'tour-bar', 'aria-label': words.tours},
    turn('previous', words.previousScene, 'previous-scene', -1, at === 0), h('span', {class: 'scene-of', role: 'status'}, h('span', {class: 'for-readers'}, words.sceneOf(at + 1, tour.scenes.length)), h('span', {'aria-hidden': 'true'}, `${at + 1} / ${tour.scenes.length}`)), turn('next', words.nextScene, 'next-scene', 1, last),
    h('span', {class: 'tour-tools'}, scene.to > scene.from + 1 ? tool('play', words.playScene, 'play-scene', () => tours.play()) : null,
      tool('full', words.fullScreen, 'full-screen', () => tours.fullScreen()), tool('close', words.leaveTour, 'leave-tour', () => ctx.endTask())))];
  return {kicker: h('p', {class: 'kicker-line'}, icon('tour', 20), h('span', {class: 'kicker'}, words.sceneOf(at + 1, tour.scenes.length))), body, foot, back: () => ctx.openTours()};
}
