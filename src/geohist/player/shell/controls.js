// The date, what stands beside it, and the buttons that move the clock.
import {BEAT_SPEEDS, FREE_SPEEDS} from './clock.js';
import {lastBeat} from './beats.js';
import {createDateField} from './datefield.js';
import {OR, afterDay, formatBeside, formatDay, formatOneOf} from './dates.js';
import {ymd} from './days.js';
import {h, refill} from './dom.js';
import {disputedDays} from './disputes.js';
import {icon} from './signs.js';

/** Makes the block of date and transport. */
export function createControls(ctx) {
  const {store} = ctx;
  const big = h('button', {class: 'date', type: 'button', 'data-does': 'date', onclick: () => field.open()});
  const beside = h('p', {class: 'beside'});
  const transport = h('div', {class: 'transport', role: 'group'});
  const field = createDateField(ctx, big);
  const element = h('div', {class: 'controls'}, h('div', {class: 'date-block'}, big, field.element, beside), transport);
  let written = '';

  function writeDate() {
    const {day, lang, easing} = store.get();
    const days = easing ? [] : disputedOn(ctx, day);
    const key = `${lang}|${Math.floor(day)}|${days.join()}`;
    if (key === written) return;
    written = key;
    refill(big, days.length ? oneOf(days, Math.floor(day), lang) : formatDay(day, lang));
    big.setAttribute('aria-label', `${big.textContent}. ${ctx.words().goTo}`);
    big.title = ctx.words().goTo;
    beside.textContent = formatBeside(days.length ? days : [Math.floor(day)], lang);
  }

  function button(name, label, does, onclick) {
    return h('button', {class: `round ${name === 'play' || name === 'pause' ? 'main' : ''}`, type: 'button', 'aria-label': label, title: label, 'data-does': does, onclick}, icon(name, does === 'toggle' ? 28 : 22));
  }

  function drawTransport() {
    const words = ctx.words();
    const {playing} = store.get();
    const focusedDoes = transport.getRootNode().activeElement?.dataset?.does;
    refill(transport,
      button('previous', words.previous, 'previous', () => ctx.previous()),
      button(playing ? 'pause' : 'play', playing ? words.pause : words.play, 'toggle', () => ctx.toggle()),
      button('next', words.next, 'next', () => ctx.next()),
      pickers(ctx));
    transport.setAttribute('aria-label', words.play);
    // Redrawing takes the button from under the keyboard: give it back.
    if (focusedDoes) transport.querySelector(`[data-does="${focusedDoes}"]`)?.focus();
  }

  store.on(['day', 'lang', 'beat', 'easing'], writeDate);
  store.on(['playing', 'mode', 'speed', 'lang'], drawTransport);
  writeDate();
  drawTransport();
  return {element, openDate: () => field.open()};
}

/** How the clock runs and how fast: two fields, here and, on a phone, in the sheet of layers. */
export function pickers({store, clock, words: catalogue}) {
  const words = catalogue();
  const {mode, speed} = store.get();
  const speeds = mode === 'free' ? FREE_SPEEDS : BEAT_SPEEDS;
  return [
    h('select', {class: 'picker', 'aria-label': words.mode, 'data-does': 'mode', onchange: (event) => clock.setMode(event.target.value)},
      Object.entries(words.modes).map(([value, label]) => h('option', {value, selected: value === mode}, label))),
    h('select', {class: 'picker speed', 'aria-label': words.speed, 'data-does': 'speed', onchange: (event) => clock.setSpeed(Number(event.target.value))},
      speeds.map((value) => h('option', {value, selected: value === speed, title: words.rates[value]}, mode === 'free' ? words.rateShort[value] : `${value}×`))),
  ];
}

/** The days of which one is meant, when something of this day's beat is so dated. */
function disputedOn({atlas}, day) {
  const at = Math.floor(day);
  const beat = atlas.beats[lastBeat(atlas.beats, at)];
  if (beat?.day !== at) return [];
  for (const id of beat.records) {
    const days = disputedDays(atlas.recordById.get(id) ?? {date: '', disagreements: []});
    if (days.includes(at) && days.at(-1) - days[0] < 32) return days;
  }
  return [];
}

/** `2 or 3 December 1920`, the days not drawn in grey. */
function oneOf(days, drawn, lang) {
  const dates = days.map(ymd);
  const oneMonth = dates.every(({year, month}) => year === dates[0].year && month === dates[0].month);
  if (!oneMonth || days.length !== 2) return h('span', {class: 'long'}, formatOneOf(days, lang));
  const part = (i) => h('span', {class: days[i] === drawn ? null : 'other'}, String(dates[i].day));
  return [part(0), h('span', {class: 'other'}, ` ${OR[lang]} `), part(1), ` ${afterDay(dates[0].year, dates[0].month, lang)}`];
}
