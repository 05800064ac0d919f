// The page's address, in its hash: day, view, language, selection, layers. Opening it again gives the same picture.
import {fromIso, iso} from './days.js';
import {lookOf} from './looks.js';
import {decodeShowing, encodeShowing} from './showing.js';
import {MODES} from './swipe.js';
import {showingWords} from './words-showing.js';

const WRITE_AFTER_MS = 350;
const NOTICE_MS = 15000;

/** Writes a state as a hash without `#`. */
export function encode({day, view, lang, selection, apparatus, layers, task, claims = 'both', graticule = false, look = ''}) {
  const off = Object.keys(layers).filter((name) => layers[name] === false);
  const parts = [
    `date=${iso(day)}`,
    `view=${view.longitude.toFixed(3)},${view.latitude.toFixed(3)},${view.zoom.toFixed(2)}`,
    `lang=${lang}`,
    selection && `at=${encodeURIComponent(selection.layer)}/${encodeURIComponent(selection.id)}${apparatus ? '' : '/record'}`,
    task?.kind === 'compare' && `compare=${iso(task.from)}..${iso(task.to)}`,
    task?.kind === 'compare' && task.mode && task.mode !== 'list' && `how=${task.mode}`,
    task?.kind === 'tour' && `tour=${encodeURIComponent(task.id)}/${task.scene + 1}`,
    task?.kind === 'tours' && 'tour=',
    off.length && `without=${off.join(',')}`,
    encodeShowing({claims, graticule}) && `show=${encodeShowing({claims, graticule})}`,
    look && `look=${encodeURIComponent(look)}`,
  ];
  return parts.filter(Boolean).join('&');
}

/**
 * Reads a hash; what it does not say, or says wrongly, is left out.
 *
 * @param {string} hash with or without `#`
 * @param {object} atlas `span`, `tongues`
 * @param {Record<string, boolean>} layers the layers there are, all on
 * @returns {object|null} a patch for the store; null when the hash says nothing
 */
export function decode(hash, atlas, layers) {
  const words = new URLSearchParams(hash.replace(/^#/, ''));
  const patch = {};
  const day = fromIso(words.get('date') ?? '');
  if (day !== null && day >= atlas.span[0] && day < atlas.span[1]) patch.day = day;
  const view = (words.get('view') ?? '').split(',').map(Number);
  if (view.length === 3 && view.every(Number.isFinite) && Math.abs(view[0]) <= 180 && Math.abs(view[1]) <= 85 && view[2] >= 0 && view[2] <= 20) {
    patch.view = {longitude: view[0], latitude: view[1], zoom: view[2]};
  }
  if (atlas.tongues.includes(words.get('lang'))) patch.lang = words.get('lang');
  const [layer, id, face] = (words.get('at') ?? '').split('/').map(decodeURIComponent);
  const known = layer === 'cells' ? atlas.cellIndex.has(id) : layer === 'places' ? Boolean(atlas.places[id]) : layer === 'actors' ? Boolean(atlas.actors[id]) : atlas.recordById.has(id);
  const said = Object.keys(patch).length > 0 || words.has('without') || words.has('compare') || words.has('tour') || words.has('look') || (layer && known);
  if (!said) return null;
  patch.selection = layer && known ? {layer, id} : null;
  patch.apparatus = Boolean(patch.selection) && face !== 'record' && layer !== 'actors';
  patch.chapter = null;
  patch.task = taskIn(words, atlas) ?? (patch.selection?.layer === 'actors' ? {kind: 'person', id} : null);
  // A record in the address of a task is what the reader had stepped aside to.
  patch.aside = Boolean(patch.task && patch.selection && patch.selection.layer !== 'actors' && patch.task.kind !== 'tour');
  const without = new Set((words.get('without') ?? '').split(','));
  patch.layers = Object.fromEntries(Object.keys(layers).map((name) => [name, !without.has(name)]));
  const look = lookOf(atlas, words.get('look'));
  return {...patch, ...(look === null ? {} : {look}), ...decodeShowing(words.get('show'))};
}

/** What the address says the reader has set out to do. */
function taskIn(words, atlas) {
  if (words.has('compare')) {
    const [from, to] = words.get('compare').split('..').map(fromIso);
    const within = (day) => day !== null && day !== undefined && day >= atlas.span[0] && day < atlas.span[1];
    if (within(from) && within(to) && from !== to) return {kind: 'compare', from, to, mode: MODES.includes(words.get('how')) ? words.get('how') : 'list'};
  }
  if (!words.has('tour')) return null;
  const [id, number] = words.get('tour').split('/');
  const tour = (atlas.tours ?? []).find((one) => one.id === decodeURIComponent(id));
  if (!tour) return {kind: 'tours'};
  return {kind: 'tour', id: tour.id, scene: Math.min(tour.scenes.length, Math.max(1, Number(number) || 1)) - 1};
}

/**
 * Keeps hash and store in step. A selection is a step one can go back from; date and view overwrite the present step.
 *
 * @returns {{href: () => string, detach: () => void, attach: () => void}}
 */
export function createAddress(ctx) {
  const {store, atlas} = ctx;
  const everyLayer = store.get().layers;
  let timer = 0;
  let attached = false;
  let restoring = false;

  const hashNow = () => `#${encode(store.get())}`;
  const href = () => `${location.href.split('#')[0]}${hashNow()}&data=${atlas.version}`;

  /** A shared address says with which data it was made; where the atlas has moved on since, its reader is told. */
  function tellIfOlder() {
    const made = new URLSearchParams(location.hash.slice(1)).get('data');
    if (made && made !== String(atlas.version)) ctx.notice(showingWords(store.get().lang).dataChanged(made, atlas.version), NOTICE_MS);
  }

  function write(push) {
    clearTimeout(timer);
    timer = 0;
    if (!attached) return;
    const hash = hashNow();
    if (hash === location.hash) return;
    history[push ? 'pushState' : 'replaceState'](history.state, '', hash);
  }

  function read() {
    const patch = decode(location.hash, atlas, everyLayer);
    if (!patch || !attached) return;
    restoring = true;
    ctx.restore(patch);
    restoring = false;
  }

  store.on(['selection', 'apparatus', 'task'], (state, old) => {
    const {selection, apparatus, task} = state;
    if (restoring) return;
    const begun = task && (task.kind !== old.task?.kind || task.id !== old.task?.id);
    const other = begun || selection && (selection.id !== old.selection?.id || selection.layer !== old.selection?.layer || apparatus !== old.apparatus);
    write(Boolean(other));
  });
  store.on(['day', 'view', 'lang', 'layers', 'claims', 'graticule', 'look'], (state) => {
    // While the clock runs to a beat nothing is written: browsers count, and slow, too many writes.
    if (!state.easing && !(state.playing && state.mode === 'free')) timer ||= setTimeout(write, WRITE_AFTER_MS, false);
  });
  store.on('playing', ({playing}) => !playing && (timer ||= setTimeout(write, WRITE_AFTER_MS, false)));

  return {
    href,
    attach() {
      if (attached) return;
      attached = true;
      window.addEventListener('popstate', read);
      tellIfOlder();
      write(false);
    },
    detach() {
      attached = false;
      clearTimeout(timer);
      timer = 0;
      window.removeEventListener('popstate', read);
    },
  };
}
