// What changed on a day, in words: transfers and new borders, each with the colour it has on the map.
import {worn} from '../look.js';
import {newNeighbours} from './agreed.js';
import {formatShort} from './dates.js';
import {h} from './dom.js';
import {sentenceOf} from './passing.js';
import {line, swatch} from './signs.js';

/** The list "what changed" of a beat, or null when nothing changed hands. */
export function changeList(ctx, beat) {
  const rows = [...transferRows(ctx, beat), ...borderRows(ctx, beat)];
  if (!rows.length) return null;
  return h('section', {class: 'changes'}, h('h3', {class: 'kicker'}, ctx.words().whatChanged), h('ul', {}, rows));
}

/** One sentence for each change of a beat, as text. */
export function changeSentences(atlas, beat, lang) {
  return beat.transfers.map((i) => `${dayBefore(atlas.transfers[i], beat, lang)}${sentenceOf(atlas, atlas.transfers[i], lang)}`);
}

/** A beat may gather the changes of some days: those before its own say theirs. */
const dayBefore = (transfer, beat, lang) => (transfer.day === beat.day ? '' : `${formatShort(transfer.day, lang)} · `);

function transferRows(ctx, beat) {
  const {atlas} = ctx;
  const {lang} = ctx.store.get();
  return beat.transfers.map((i) => {
    const transfer = atlas.transfers[i];
    const [area, rest] = split(sentenceOf(atlas, transfer, lang));
    const cell = transfer.cells[0];
    return h('li', {}, fillOf(atlas, transfer), h('button', {class: 'change', type: 'button', onclick: () => ctx.select('cells', atlas.cells[cell].id, true)}, dayBefore(transfer, beat, lang), h('b', {}, area), rest));
  });
}

/** Where a sentence names the area before a colon, the area is set bold. */
function split(sentence) {
  const at = sentence.indexOf(':');
  return at > 0 && at < 90 ? [sentence.slice(0, at), sentence.slice(at)] : ['', sentence];
}

function fillOf(atlas, transfer) {
  const holder = atlas.polities[transfer.to];
  const row = atlas.holderOn(transfer.cells[0], transfer.day);
  const striped = row && row.capacity !== 'sovereign' && row.sovereign >= 0 && row.sovereign !== row.polity;
  return swatch(holder?.fill ?? worn().map.unknown, striped ? {sign: row.capacity, stripe: atlas.polities[row.sovereign].fill} : {});
}

function borderRows(ctx, beat) {
  const {atlas} = ctx;
  const name = (p) => atlas.polityName(p, beat.day, ctx.store.get().lang);
  return newNeighbours(atlas, beat.day).map(([a, b]) => h('li', {}, line('today'), h('span', {}, h('b', {}, `${name(a)} | ${name(b)}`), `: ${ctx.words().legendItems.today}`)));
}
