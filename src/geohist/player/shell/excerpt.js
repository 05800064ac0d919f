// A quote on screen: original, translation, citation, copy; and the editor's paraphrase, which looks different.
import {h} from './dom.js';
import {icon} from './signs.js';
import {authors, container, locator, quoteWithCitation, unknowns, yearOf} from './cite.js';
import {findWords, sourceOf} from './evidence.js';

/**
 * One excerpt.
 *
 * @param {object} ctx the shell's context
 * @param {string} key `source#id`
 * @param {{size?: 'first'|'next'|'in-card', claim?: object|null, copy?: boolean}} [options] `claim` marks the words that carry its value
 */
export function excerpt(ctx, key, {size = 'next', claim = null, copy = true} = {}) {
  const {atlas} = ctx;
  const item = atlas.excerpts[key];
  if (!item) return h('p', {class: 'missing'}, key);
  const source = atlas.sources[sourceOf(key)] ?? {};
  const original = source.record?.language ?? null;
  return h('figure', {class: `excerpt ${size}`, 'data-excerpt': key},
    h('blockquote', {lang: original}, '“', marked(atlas, item.exact, claim), '”'),
    translation(ctx, item, original),
    h('figcaption', {}, citation(ctx, key)),
    copy ? h('div', {class: 'excerpt-foot'}, copyButton(ctx, key), item.translation && h('span', {}, ctx.words().translationBy(translator(ctx, item)))) : null);
}

const translator = (ctx, item) => (!item.translator || item.translator === 'editors' ? ctx.words().editors : item.translator);

function marked(atlas, exact, claim) {
  const found = claim && findWords(atlas, exact, claim);
  if (!found) return exact;
  return [exact.slice(0, found[0]), h('mark', {}, exact.slice(found[0], found[1])), exact.slice(found[1])];
}

/** The translation under the original; where the reader's language is the original's, the English one is folded away. */
function translation(ctx, item, original) {
  const {lang} = ctx.store.get();
  const own = item.translation?.[lang];
  if (own) return h('blockquote', {class: 'translation', lang}, own);
  const english = item.translation?.en;
  if (!english || original === 'en') return null;
  return h('details', {class: 'translation-fold'}, h('summary', {}, ctx.words().showTranslation), h('blockquote', {class: 'translation', lang: 'en'}, english));
}

/** Work, place in it, the works it cites in turn, and what the text does not say of itself. */
export function citation(ctx, key) {
  const {atlas} = ctx;
  const words = ctx.words();
  const source = atlas.sources[sourceOf(key)] ?? {};
  const item = atlas.excerpts[key];
  const who = authors(source, words.locale);
  const title = atlas.text(source.title, words.locale);
  const missing = unknowns(source, words);
  const rest = [yearOf(source), container(source), locator(item?.locator, words.locale)].filter(Boolean).join(', ');
  return h('cite', {class: 'citation'},
    who ? [h('b', {}, who), rest && !yearOf(source) ? ', ' : ' ', rest] : [h('b', {}, h('i', {}, title || source.short)), rest ? `, ${rest}` : ''],
    item?.cites?.length ? h('span', {class: 'citing'}, ` ${words.citing} `, h('b', {}, item.cites.join('; '))) : null,
    missing ? h('span', {class: 'unknowns'}, `. ${missing}`) : null);
}

function copyButton(ctx, key) {
  return h('button', {class: 'link', type: 'button', onclick: () => ctx.copy(quoteWithCitation(ctx.atlas, key, ctx.store.get().lang, ctx.address()))},
    icon('copy', 16), ctx.words().copyWithCitation);
}

/** What the editors say in their own words, with the work they rest it on. */
export function paraphrase(ctx, claim, value = '') {
  return h('div', {class: 'paraphrase'}, h('span', {class: 'kicker'}, ctx.words().paraphrase), value ? h('p', {}, value) : null, h('cite', {class: 'citation'}, claim.authority));
}
