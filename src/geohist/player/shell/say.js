// Words that appear by themselves: the live region for screen readers, the short notice, copying with its answer.
import {lastBeat} from './beats.js';
import {changeSentences} from './changes.js';
import {formatDay} from './dates.js';
import {h} from './dom.js';

const NOTICE_MS = 2600;
const SAY_AFTER_MS = 250;

/** Makes live region and notice. @returns {{elements: HTMLElement[], notice: (words: string, ms?: number) => void, copy: (words: string, done?: string) => Promise<void>}} */
export function createSay(ctx) {
  const {store, atlas} = ctx;
  const live = h('div', {class: 'for-readers', role: 'status', 'aria-live': 'polite', 'data-live': ''});
  const note = h('div', {class: 'notice', role: 'status', hidden: true});
  let timer = 0;
  let saying = 0;

  function notice(words, ms = NOTICE_MS) {
    clearTimeout(timer);
    note.replaceChildren(words, ms > NOTICE_MS ? h('button', {type: 'button', class: 'link', onclick: () => (note.hidden = true)}, ctx.words().dismiss) : '');
    note.hidden = false;
    timer = setTimeout(() => (note.hidden = true), ms);
  }

  async function copy(text, done = ctx.words().copied) {
    try {
      await navigator.clipboard.writeText(text);
      notice(done);
    } catch {
      // Without permission, or outside a secure context: show the words, selected, to be copied by hand.
      const area = h('textarea', {readonly: true, rows: 3, 'aria-label': ctx.words().copyFailed});
      area.value = text;
      clearTimeout(timer);
      note.replaceChildren(ctx.words().copyFailed, area, h('button', {type: 'button', class: 'link', onclick: () => (note.hidden = true)}, ctx.words().dismiss));
      note.hidden = false;
      area.focus();
      area.select();
    }
  }

  /** The date, and what begins or changes hands on it; nothing while the date runs. */
  function say() {
    const {day, lang, easing, playing, mode} = store.get();
    if (easing || (playing && mode === 'free')) return;
    const beat = atlas.beats[lastBeat(atlas.beats, day)];
    const today = beat?.day === Math.floor(day);
    const titles = today ? beat.records.map((id) => atlas.text(atlas.recordById.get(id)?.title, lang)) : [];
    const sentences = today ? changeSentences(atlas, beat, lang) : [];
    // While it plays, one thing a stop: who wants the rest stops, and hears it.
    const news = [...titles, ...sentences].filter(Boolean).slice(0, playing ? 1 : undefined);
    const words = ctx.words().liveDay(formatDay(day, lang), news.join('. '));
    if (live.textContent !== words) live.textContent = words;
  }

  store.on(['day', 'lang', 'easing', 'playing'], () => {
    clearTimeout(saying);
    saying = setTimeout(say, SAY_AFTER_MS);
  });
  say();
  return {elements: [live, note], notice, copy};
}
