// Which two days are compared: two fields that take dates and names of treaties, a button that turns them round, and pairs worth comparing.
import {formatDay, readDate} from './dates.js';
import {h} from './dom.js';
import {icon} from './signs.js';

/** The form of a comparison. */
export function compareForm(ctx, from, to, mode) {
  const words = ctx.words();
  const {lang} = ctx.store.get();
  const fault = h('p', {class: 'compare-fault', role: 'alert'});
  const field = (name, label, day) => h('label', {}, h('span', {}, label), h('input', {type: 'text', name, value: formatDay(day, lang), autocomplete: 'off', spellcheck: 'false', title: words.compareHelp, 'data-does': `compare-${name}`}));
  const submit = (event) => {
    event.preventDefault();
    const [a, b] = ['from', 'to'].map((name) => readDay(ctx, event.target.elements[name].value));
    const wrong = [a, b].find((read) => read.fault);
    fault.textContent = wrong ? wrong.fault : a.day === b.day ? words.sameDay : '';
    if (!fault.textContent) ctx.compare(a.day, b.day, mode);
  };
  const swap = h('button', {type: 'button', class: 'tool swap', 'aria-label': words.swapDates, title: words.swapDates, 'data-does': 'swap-dates', onclick: () => ctx.compare(to, from, mode)}, icon('swap', 20));
  return h('form', {class: 'compare-form', onsubmit: submit}, field('from', words.compareFrom, from), swap, field('to', words.compareTo, to),
    h('button', {type: 'submit', class: 'do', 'data-does': 'compare-go'}, words.compareGo), h('p', {class: 'quiet'}, words.compareHelp), fault);
}

/** A day as typed: a date, or the title of a record, a treaty before anything else. */
function readDay(ctx, typed) {
  const {atlas, store} = ctx;
  const read = readDate(typed, atlas.span);
  if (read.day !== undefined) return read;
  const words = ctx.words();
  const {lang} = store.get();
  if (read.fault === 'outside') return {fault: words.outside(formatDay(atlas.span[0], lang), formatDay(atlas.span[1] - 1, lang))};
  const found = ctx.findRecords(typed).filter((r) => r.from !== null && r.from >= atlas.span[0] && r.from < atlas.span[1]);
  const record = found.find((r) => r.layer === 'treaties') ?? found[0];
  return record ? {day: record.from} : {fault: words.unreadable(typed.trim())};
}

/** The two days a tour sets against each other: those it names, else its first and its last. */
export function daysOf(tour) {
  return tour.compare ?? [tour.scenes[0].from, tour.scenes.at(-1).to - 1];
}

/** The pairs that the tours of an atlas offer; that of the tour last taken stands first. */
export function presets(ctx, from, to, mode) {
  const {atlas, store, tours} = ctx;
  const words = ctx.words();
  const {lang, toured} = store.get();
  const pairs = tours.list.map((tour) => ({tour, days: daysOf(tour)})).filter(({days: [a, b]}) => a !== b && (a !== from || b !== to));
  if (!pairs.length) return null;
  pairs.sort((a, b) => Number(b.tour.id === toured) - Number(a.tour.id === toured));
  const row = ({tour, days: [a, b]}) => h('li', {}, h('button', {type: 'button', 'data-preset': tour.id, onclick: () => ctx.compare(a, b, mode)},
    h('b', {}, atlas.text(tour.title, lang)), h('small', {}, `${formatDay(a, lang)} – ${formatDay(b, lang)}`)));
  return h('details', {class: 'presets'}, h('summary', {}, words.presets), h('ul', {}, pairs.map(row)));
}
