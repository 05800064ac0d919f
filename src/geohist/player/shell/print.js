// The page on paper: one sheet, laid beside everything else on the page while it is printed and taken away after.
import {formatDay} from './dates.js';
import {h} from './dom.js';
import {code} from './share.js';
import {tokens, worn} from '../look.js';
import {showingWords} from './words-showing.js';

// The picture is this wide at least, in pixels: some 250 to the inch of an A4 sheet.
const WIDE = 2000;
const MOST = 3;

/** Gives the patterns of a copy names of their own: those of the page are not drawn while it is hidden. */
function rename(copy) {
  for (const pattern of copy.querySelectorAll('pattern[id]')) {
    const name = `${pattern.id}-print`;
    for (const user of copy.querySelectorAll(`[fill="url(#${pattern.id})"]`)) user.setAttribute('fill', `url(#${name})`);
    pattern.id = name;
  }
}

/** What the panel says first: title, parties, the first passage with its citation, or what changed. */
function reading(panel) {
  const parts = ['.kicker-line', '.title', '.parties', '.own-date', '.summary'].map((name) => panel.querySelector(name));
  const passage = panel.querySelector('.excerpt, .paraphrase, .tour-text, .passages');
  const changes = passage && panel.querySelector('.changes');
  return [...parts, changes, passage].filter(Boolean).map((part) => {
    const copy = part.cloneNode(true);
    rename(copy);
    // On paper nothing is pressed: what was a button or a link is its words.
    for (const pressed of copy.querySelectorAll('button:not(.tool), a')) if (!pressed.closest('.excerpt-foot')) pressed.replaceWith(h('span', {}, [...pressed.childNodes]));
    // What is folded on the screen is not on the sheet either.
    for (const control of copy.querySelectorAll('.excerpt-foot, details, .tool')) control.remove();
    return copy;
  });
}

/** The map as a picture, or the still that stands in its place. */
function picture(ctx, host) {
  if (!ctx.map?.picture) return host.querySelector('img')?.cloneNode() ?? null;
  const ratio = Math.min(MOST, Math.max(1.5, WIDE / host.clientWidth));
  const canvas = ctx.map.picture(ratio);
  const {pair} = ctx.store.get();
  if (pair) {
    // The line between two days that are compared.
    const c = canvas.getContext('2d');
    c.fillStyle = worn().page.ink;
    if (pair.cut === 'x') c.fillRect((pair.at - 1) * ratio, 0, 2 * ratio, canvas.height);
    else c.fillRect(0, (pair.at - 1) * ratio, canvas.width, 2 * ratio);
  }
  return canvas;
}

/** Makes the sheet when the browser is about to print. @returns {{attach: () => void, detach: () => void}} */
export function createPrint(ctx, {root, mapHost, panel, legend}) {
  const {store, atlas} = ctx;
  let sheet = null;

  function lay() {
    sheet?.remove();
    const {day, lang, pair} = store.get();
    const [words, more, address] = [ctx.words(), showingWords(lang), ctx.address()];
    const map = picture(ctx, mapHost);
    const rows = legend.list();
    sheet = h('section', {class: 'geohist-player geohist-print', lang, 'data-layout': 'print'},
      h('header', {}, h('span', {class: 'wordmark'}, 'geohist'), h('span', {class: 'print-title'}, atlas.text(atlas.title, lang)), h('span', {class: 'print-date'}, [pair && formatDay(pair.day, lang), formatDay(day, lang)].filter(Boolean).join(' | '))),
      h('div', {class: 'print-map'}, h('figure', {}, map), rows.length ? [h('h2', {class: 'for-readers'}, words.legend), h('ul', {class: 'legend-list'}, rows.map(({mark, label}) => h('li', {}, mark, h('span', {}, label))))] : null),
      h('div', {class: 'print-words'}, reading(panel)),
      h('footer', {}, code(address, more.codeOf), h('div', {}, h('p', {}, more.dataVersion(atlas.version)), h('p', {class: 'print-address'}, address), h('p', {}, more.credits))));
    for (const [name, colour] of Object.entries(tokens())) sheet.style.setProperty(name, colour);
    // In a shadow root the styles reach no further than the root: the sheet takes them along.
    if (root.getRootNode() !== document) for (const style of root.querySelectorAll(':scope > style')) sheet.append(style.cloneNode(true));
    document.body.append(sheet);
  }

  function clear() {
    sheet?.remove();
    sheet = null;
  }

  ctx.print = () => window.print();
  return {
    attach() {
      window.addEventListener('beforeprint', lay);
      window.addEventListener('afterprint', clear);
    },
    detach() {
      window.removeEventListener('beforeprint', lay);
      window.removeEventListener('afterprint', clear);
      clear();
    },
  };
}
