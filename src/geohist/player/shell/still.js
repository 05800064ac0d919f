// Where the map cannot move: the still of the day with a sentence; the rest of the page works on.
import {formatDay, iso} from './dates.js';
import {h} from './dom.js';

const ASK_AFTER_MS = 250;

/** The address of a day's still: `{date}` and `{lang}` are filled in, or added as parameters. */
export function stillAddress(pattern, day, lang) {
  const date = iso(day);
  if (pattern.includes('{date}')) return pattern.replaceAll('{date}', date).replaceAll('{lang}', lang);
  return `${pattern}${pattern.includes('?') ? '&' : '?'}date=${date}&lang=${lang}`;
}

/** Puts the still where the map would be. @param {'noWebgl'|'lostWebgl'} why */
export function createStill(ctx, why) {
  const {store} = ctx;
  const picture = h('img', {class: 'still', alt: ''});
  const sentence = h('p', {class: 'still-why', role: 'status'});
  const missing = h('p', {class: 'still-missing', hidden: true});
  const element = h('div', {class: 'still-frame'}, picture, missing, sentence);
  let timer = 0;

  function ask() {
    timer = 0;
    const {day, lang} = store.get();
    const pattern = ctx.data().still;
    sentence.textContent = ctx.words()[why];
    missing.textContent = ctx.words().noStill;
    missing.hidden = Boolean(pattern);
    picture.hidden = !pattern;
    if (!pattern) return;
    const address = stillAddress(pattern, day, ctx.atlas.languages.includes(lang) ? lang : ctx.atlas.languages[0]);
    picture.alt = ctx.words().mapOf(formatDay(day, lang));
    if (picture.getAttribute('src') !== address) picture.src = address;
  }
  picture.addEventListener('error', () => {
    picture.hidden = true;
    missing.hidden = false;
  });
  picture.addEventListener('load', () => {
    picture.hidden = false;
    missing.hidden = true;
  });
  store.on(['day', 'lang', 'easing'], ({easing}) => !easing && (timer ||= setTimeout(ask, ASK_AFTER_MS)));
  ask();
  return {element};
}
