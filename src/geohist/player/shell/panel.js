// The reading panel: follows the clock, can be pinned, shows one record in full and names the others of its day.
import {worn} from '../look.js';
import {focused, h, refill} from './dom.js';
import {icon, sign, swatch} from './signs.js';
import {apparatus} from './apparatus.js';
import {lastBeat} from './beats.js';
import {changeList, changeSentences} from './changes.js';
import {formatDay, formatShort} from './dates.js';
import {excerptCount, instrumentOf, kicker, recordLine, recordView} from './record.js';

const HEADLINES = 8;
const HEADLINES_EVERY_MS = 400;

/** Makes the panel and keeps it in step with the store. */
export function createPanel(ctx) {
  const {store, atlas} = ctx;
  const head = h('div', {class: 'panel-head'});
  const body = h('div', {class: 'panel-body', tabindex: '0', role: 'region'});
  const foot = h('div', {class: 'panel-foot'});
  const element = h('aside', {class: 'panel', role: 'complementary'}, head, body, foot);
  let shownKey = '';
  let chosen = null;
  let drawnAt = 0;
  let timer = 0;
  let scrolled = false;
  body.addEventListener('scroll', () => (scrolled = true), {passive: true});

  function draw(force = false) {
    const state = store.get();
    const view = ctx.tasks?.view() ?? viewOf(ctx, chosen);
    const key = `${state.lang}|${view.key}`;
    clearTimeout(timer);
    timer = 0;
    if (state.pinned && shownKey && !force) return;
    if (key === shownKey && !force) return;
    const fresh = key !== shownKey;
    drawnAt = performance.now();
    shownKey = key;
    const drawn = view.draw();
    const at = focused(element);
    const does = element.contains(at) ? at.dataset?.does : null;
    refill(head, drawn.kicker, h('div', {class: 'panel-tools'}, tools(ctx, ctx.tasks?.wayBack() ?? (drawn.back && {label: ctx.words().back, go: drawn.back}))));
    refill(body, drawn.body);
    refill(foot, drawn.foot);
    foot.hidden = !drawn.foot?.length;
    body.setAttribute('aria-label', ctx.words().openPanel);
    element.setAttribute('aria-label', ctx.words().openPanel);
    element.dataset.shows = view.key;
    // Redrawing takes the button from under the keyboard: give it back.
    if (does) element.querySelector(`[data-does="${does}"]:not([disabled])`)?.focus();
    if (!fresh) return;
    // Even a 0 set anew has the whole page laid out at once.
    if (scrolled) body.scrollTop = 0;
    scrolled = false;
    body.classList.remove('fresh');
    // Headlines follow each other faster than they could fade.
    if (!ctx.reduced() && !view.key.startsWith('headlines')) requestAnimationFrame(() => body.classList.add('fresh'));
  }

  ctx.choose = (id) => {
    chosen = {beat: lastBeat(atlas.beats, store.get().day), id};
    draw();
  };
  store.on(['beat', 'day', 'selection', 'apparatus', 'lang', 'mode', 'playing', 'pinned', 'task', 'aside', 'chapter'], (state, old) => {
    if (chosen && lastBeat(atlas.beats, state.day) !== chosen.beat) chosen = null;
    const released = old.pinned && !state.pinned;
    const asked = state.selection !== old.selection || state.apparatus !== old.apparatus || state.lang !== old.lang || state.pinned !== old.pinned
      || state.task !== old.task || state.aside !== old.aside || state.chapter !== old.chapter;
    // While the clock runs to the next beat the panel keeps the last one: words change once, on arrival.
    if (state.easing && !asked) return;
    // Headlines run faster than anyone reads: a few pictures of them a second are enough.
    const wait = HEADLINES_EVERY_MS - (performance.now() - drawnAt);
    if (state.playing && state.mode === 'free' && !asked && wait > 0) {
      timer ||= setTimeout(() => draw(), wait);
      return;
    }
    draw(released || asked);
  });
  draw(true);
  return {element, draw};
}

function tools(ctx, back) {
  const words = ctx.words();
  const {pinned} = ctx.store.get();
  const label = pinned ? words.unpin : words.pin;
  return [
    back ? h('button', {class: 'tool', type: 'button', 'aria-label': back.label, title: back.label, 'data-does': 'back', onclick: back.go}, icon('left')) : null,
    h('button', {class: 'tool', type: 'button', 'aria-pressed': String(Boolean(pinned)), 'aria-label': label, title: label, 'data-does': 'pin', onclick: () => ctx.store.set({pinned: !pinned})}, icon('pin')),
    h('button', {class: 'tool', type: 'button', 'aria-label': words.close, title: words.close, 'data-does': 'close', onclick: () => ctx.closePanel()}, icon('close')),
  ];
}

/** Which of its faces the panel shows now, with a key that says when it has to be drawn again. */
function viewOf(ctx, chosen) {
  const {store, atlas} = ctx;
  const {selection, apparatus: open, day, playing, mode} = store.get();
  if (selection && (open || !atlas.recordById.has(selection.id))) {
    return {key: `apparatus:${selection.layer}/${selection.id}@${['cells', 'places'].includes(selection.layer) ? Math.floor(day) : ''}`, draw: () => apparatus(ctx, selection)};
  }
  // A journey says where it has come to.
  if (selection) return {key: `record:${selection.id}${selection.layer === 'routes' ? `@${Math.floor(day)}` : ''}`, draw: () => selectedView(ctx, atlas.recordById.get(selection.id))};
  const i = lastBeat(atlas.beats, day);
  if (i < 0) return {key: 'nothing', draw: () => ({kicker: null, body: [h('p', {class: 'quiet'}, ctx.words().nothingYet)], foot: []})};
  if (playing && mode === 'free') return {key: `headlines:${i}`, draw: () => headlines(ctx, i)};
  const beat = atlas.beats[i];
  const id = chosen?.beat === i && beat.records.includes(chosen.id) ? chosen.id : beat.records[0];
  return {key: `beat:${i}:${id ?? ''}:${beat.day === Math.floor(day) ? '' : 'past'}`, draw: () => beatView(ctx, beat, id)};
}

function beatView(ctx, beat, id) {
  const {atlas, store} = ctx;
  const {day} = store.get();
  const record = id && atlas.recordById.get(id);
  const past = Math.floor(day) - beat.day;
  const others = beat.records.filter((other) => other !== id).map((other) => atlas.recordById.get(other)).filter(Boolean);
  const changes = changeList(ctx, beat);
  const body = [
    past > 0 ? h('p', {class: 'past'}, ctx.words().earlier(past, formatDay(beat.day, store.get().lang))) : null,
    record ? recordView(ctx, record, {changes}) : territoryView(ctx, beat, changes),
    others.length ? h('section', {class: 'others'}, h('h3', {class: 'kicker'}, ctx.words().alsoOnThisDay), others.map((other) => recordLine(ctx, other, () => ctx.choose(other.id)))) : null,
  ];
  return {kicker: record ? kicker(ctx, record) : territoryKicker(ctx), body, foot: record ? footOf(ctx, record) : []};
}

const territoryKicker = (ctx) => h('p', {class: 'kicker-line is-cell'}, sign('cells', 20), h('span', {class: 'kicker'}, ctx.words().kinds.territory));

/** A day on which only hands changed: the change is the title. */
function territoryView(ctx, beat, changes) {
  const {atlas, store} = ctx;
  const {lang} = store.get();
  const titles = [...new Set(beat.transfers.flatMap((i) => atlas.transfers[i].cells).map((cell) => atlas.text(atlas.cells[cell].title, lang)))];
  const named = [...new Set(beat.transfers.map((i) => atlas.transfers[i].instrument).filter(Boolean))];
  const instruments = named.flatMap((one, i) => [i ? '; ' : '', instrumentOf(ctx, one)]);
  return h('article', {class: 'record'},
    h('h2', {class: 'title', tabindex: '-1'}, titles.length > 4 ? `${titles.slice(0, 3).join(', ')} +${titles.length - 3}` : titles.join(', ')),
    changes, named.length ? h('p', {class: 'summary'}, `${ctx.words().instrument}: `, instruments) : null,
    evidenceOfTransfers(ctx, beat));
}

function evidenceOfTransfers(ctx, beat) {
  const {atlas} = ctx;
  const keys = new Set(beat.transfers.flatMap((i) => atlas.transfers[i].cells.flatMap((cell) => atlas.holderOn(cell, atlas.transfers[i].day)?.excerpts ?? [])));
  if (!keys.size) return h('p', {class: 'quiet'}, ctx.words().noExcerpt);
  return h('div', {class: 'evidence'}, [...keys].map((key, i) => ctx.excerpt(key, {size: i ? 'next' : 'first'})));
}

function selectedView(ctx, record) {
  const beat = ctx.atlas.beats.find((b) => b.records.includes(record.id));
  const changes = beat && beat.records[0] === record.id ? changeList(ctx, beat) : null;
  return {kicker: kicker(ctx, record), body: [recordView(ctx, record, {changes})], foot: footOf(ctx, record), back: () => ctx.select(null)};
}

function footOf(ctx, record) {
  const words = ctx.words();
  const open = () => ctx.select(record.layer, record.id, true);
  const list = record.disagreements ?? [];
  const right = list.length
    ? h('button', {class: 'link differ', type: 'button', 'data-does': 'apparatus', onclick: open}, h('b', {}, '≠ '), words.disagreements(list.length, list.map((about) => words.abouts[about] ?? about).join(', ')))
    : h('button', {class: 'link', type: 'button', 'data-does': 'apparatus', onclick: open}, words.openApparatus);
  return [h('span', {}, words.excerpts(excerptCount(record))), right];
}

/** A free run is too fast to read: the latest headlines, newest first. */
function headlines(ctx, index) {
  const {atlas, store} = ctx;
  const {lang} = store.get();
  const rows = [];
  for (let i = index; i >= 0 && rows.length < HEADLINES; i--) {
    const beat = atlas.beats[i];
    const records = beat.records.map((id) => atlas.recordById.get(id)).filter(Boolean);
    const list = records.length ? records.map((r) => [sign(r.layer, 16), atlas.text(r.title, lang)])
      : changeSentences(atlas, beat, lang).map((sentence, k) => [swatch(atlas.polities[atlas.transfers[beat.transfers[k]].to]?.fill ?? worn().map.unknown), sentence]);
    for (const [mark, title] of list) rows.push(h('li', {}, h('small', {}, formatShort(beat.day, lang)), mark, h('span', {}, title)));
  }
  return {kicker: h('p', {class: 'kicker-line'}, h('span', {class: 'kicker'}, ctx.words().headlines)), body: [h('ol', {class: 'headlines'}, rows.slice(0, HEADLINES))], foot: []};
}
