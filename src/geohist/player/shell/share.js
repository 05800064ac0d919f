// Share and cite: the address as a link and as a code to photograph, the citation, the page on paper.
import {atlasCitation} from './cite.js';
import {h, refill, s} from './dom.js';
import {qr} from './qr.js';
import {takeAlong} from './recording.js';
import {icon} from './signs.js';
import {showingWords} from './words-showing.js';

const QUIET = 4;

/** A text as a QR code, one path on white; `null` where it is too long for any. */
export function code(text, label) {
  let rows;
  try {
    rows = qr(text);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
  const size = rows.length + 2 * QUIET;
  const runs = rows.flatMap((row, y) => [...[...row].join('').matchAll(/1+/g)].map(({index, 0: run}) => `M${index + QUIET} ${y + QUIET}h${run.length}v1h-${run.length}z`));
  return s('svg', {class: 'qr', viewBox: `0 0 ${size} ${size}`, role: 'img', 'aria-label': label, 'shape-rendering': 'crispEdges'}, s('rect', {width: size, height: size, fill: '#fff'}), s('path', {d: runs.join(''), fill: '#000'}));
}

/** What is cited: the atlas on the day, and what the reader has chosen in it. */
export function citation(ctx) {
  const {atlas, store} = ctx;
  const {day, selection} = store.get();
  const record = atlas.recordById.get(selection?.id);
  return atlasCitation(atlas, ctx.words(), day, ctx.address(), record ? atlas.text(record.title, ctx.words().locale) : '');
}

/** Whether an address is of no use on another machine. */
const isLocal = (address) => ['localhost', '127.0.0.1', '[::1]', ''].includes(new URL(address).hostname);

/** Makes the dialog; it opens and closes with `sharing` in the store. */
export function createShare(ctx) {
  const {store} = ctx;
  const element = h('div', {class: 'veil', hidden: true, onclick: (event) => event.target === element && close()});
  const close = () => store.set({sharing: false});
  const said = h('p', {class: 'share-said', role: 'status'});
  let before = null;

  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Tab') return;
    // The keyboard stays in the dialog while it is open.
    const stops = [...element.querySelectorAll('a, button, input, textarea')];
    const at = stops.indexOf(element.getRootNode().activeElement);
    event.preventDefault();
    stops[(at + (event.shiftKey ? -1 : 1) + stops.length) % stops.length].focus();
  });

  async function copy(field, done) {
    try {
      await navigator.clipboard.writeText(field.value);
      said.textContent = done;
    } catch {
      // Without permission the words stand selected, to be copied by hand.
      said.textContent = ctx.words().copyFailed;
      field.focus();
      field.select();
    }
  }

  function row(field, does, done) {
    const label = showingWords(ctx.words().locale).copyIt;
    return h('div', {class: 'share-row'}, field, h('button', {class: 'do', type: 'button', 'data-does': does, onclick: () => copy(field, done)}, icon('copy', 18), label));
  }

  function draw() {
    const {sharing, lang} = store.get();
    const [words, more] = [ctx.words(), showingWords(lang)];
    if (!sharing) {
      if (!element.hidden) before?.focus?.();
      element.hidden = true;
      return;
    }
    if (element.hidden) before = element.getRootNode().activeElement;
    const address = ctx.address();
    const link = h('input', {type: 'text', readonly: true, 'aria-label': more.link, class: 'share-link'});
    link.value = address;
    const cited = h('textarea', {readonly: true, rows: 4, 'aria-label': words.cite, class: 'share-citation'});
    cited.value = citation(ctx);
    said.textContent = '';
    refill(element, h('section', {class: 'help share', role: 'dialog', 'aria-modal': 'true', 'aria-label': more.shareTitle},
      h('div', {class: 'sheet-head'}, h('h2', {class: 'title'}, more.shareTitle), h('button', {class: 'tool', type: 'button', 'aria-label': words.close, 'data-does': 'share-close', onclick: close}, icon('close', 18))),
      h('div', {class: 'share-body'},
        h('div', {class: 'share-words'},
          h('h3', {class: 'kicker'}, more.link), row(link, 'copy-link', words.addressCopied),
          h('h3', {class: 'kicker'}, words.cite), row(cited, 'copy-citation', words.copied), said),
        h('div', {class: 'share-code'}, code(address, more.codeOf) ?? h('p', {}, more.codeTooLong), h('p', {}, more.codeHelp))),
      h('div', {class: 'share-foot'}, h('p', {}, more.dataVersion(ctx.atlas.version), isLocal(address) ? ` ${words.onlyHere}` : null), h('div', {class: 'share-tools'}, takeAlong(ctx, close), h('button', {class: 'do', type: 'button', 'data-does': 'print', onclick: () => {
        close();
        ctx.print();
      }}, icon('print', 18), more.print)))));
    element.hidden = false;
    link.focus();
    link.select();
    copy(link, words.addressCopied);
  }

  store.on(['sharing', 'lang'], draw);
  return {element};
}
