// The look of page and map: worn from the store, told to the style sheets, remembered by the browser.
import {looksOf, tokens, wear} from '../look.js';
import {h} from './dom.js';
import {showingWords} from './words-showing.js';

const KEPT = 'geohist-look';

/** The looks of an atlas, as the store names them: the first, which changes nothing, is the empty name. */
const names = (atlas) => looksOf(atlas.raw.style ?? {}).map((name, i) => (i ? name : ''));

/** What the store calls a look of the table, or null where the table has none of that name. */
export function lookOf(atlas, name) {
  const at = looksOf(atlas.raw.style ?? {}).indexOf(name);
  return at < 0 ? null : names(atlas)[at];
}

/** The look that this browser had last; a browser that keeps nothing starts with the first. */
export function lookKept(atlas) {
  try {
    return lookOf(atlas, localStorage.getItem(KEPT)) ?? '';
  } catch {
    return ''; // storage is forbidden here: nothing is remembered
  }
}

function keep(look) {
  try {
    if (look) localStorage.setItem(KEPT, look);
    else localStorage.removeItem(KEPT);
  } catch {
    // Storage is forbidden here: the look holds as long as the page.
  }
}

/** Wears the look of the store on `root`, before anything else that hears of it draws. */
export function keepLook(ctx, root) {
  const {store, atlas} = ctx;
  const put = () => {
    const {look} = store.get();
    wear(atlas, look);
    root.dataset.look = look;
    for (const [name, colour] of Object.entries(tokens())) root.style.setProperty(name, colour);
  };
  ctx.nextLook = () => {
    const all = names(atlas);
    if (all.length < 2) return;
    store.set({look: all[(all.indexOf(store.get().look) + 1) % all.length]});
  };
  store.on('look', ({look}) => {
    put();
    keep(look);
  });
  put();
}

/** The choice of looks, for the sheet of layers; nothing where there is only one. */
export function lookControls(ctx) {
  const {store, atlas} = ctx;
  const all = names(atlas);
  if (all.length < 2) return null;
  const {lang, look} = store.get();
  const title = (name) => atlas.text(atlas.raw.style.looks[name || looksOf(atlas.raw.style)[0]].title, lang) || name;
  const one = (name) => h('label', {class: 'layer'}, h('input', {type: 'radio', name: 'look', value: name, checked: name === look, 'data-look-choice': name || 'first', onchange: () => store.set({look: name})}), h('span', {}, title(name)));
  return h('fieldset', {class: 'claims'}, h('legend', {class: 'kicker'}, showingWords(lang).look), h('div', {class: 'layer-list'}, all.map(one)));
}
