// The field for an exact date: typed as people write dates, answered in a sentence when it cannot be.
import {formatDay, formatMonth, readDate} from './dates.js';
import {monthDays} from './days.js';
import {h} from './dom.js';

/** Makes the field; it takes the place of the big date while open. */
export function createDateField(ctx, big) {
  const {atlas, store, clock} = ctx;
  const input = h('input', {class: 'date-input', type: 'text', autocomplete: 'off', spellcheck: 'false', inputmode: 'text', 'data-does': 'type-date'});
  const fault = h('p', {class: 'fault', role: 'alert'});
  const element = h('form', {class: 'date-form', hidden: true, onsubmit: submit}, input, fault);

  function open() {
    const words = ctx.words();
    element.hidden = false;
    big.hidden = true;
    input.value = formatDay(store.get().day, words.locale);
    input.setAttribute('aria-label', words.typeDate);
    input.placeholder = '1921-03-16';
    fault.textContent = '';
    input.removeAttribute('aria-invalid');
    input.focus();
    input.select();
  }

  function close(focus = true) {
    if (element.hidden) return;
    element.hidden = true;
    big.hidden = false;
    if (focus) big.focus();
  }

  function submit(event) {
    event.preventDefault();
    const read = readDate(input.value, atlas.span);
    if (read.day !== undefined) {
      ctx.clearSelection();
      clock.scrub(read.day);
      close();
      return;
    }
    fault.textContent = sentence(read);
    input.setAttribute('aria-invalid', 'true');
    input.select();
  }

  function sentence({fault: kind, year, month}) {
    const words = ctx.words();
    if (kind === 'nosuch') return words.nosuch(formatMonth(year, month, words.locale), monthDays(year, month));
    if (kind === 'outside') return words.outside(formatDay(atlas.span[0], words.locale), formatDay(atlas.span[1] - 1, words.locale));
    return words.unreadable(input.value.trim());
  }

  input.addEventListener('keydown', (event) => {
    event.stopPropagation();
    if (event.key === 'Escape') close();
  });
  element.addEventListener('focusout', (event) => {
    if (!element.contains(event.relatedTarget)) close(false);
  });
  return {element, open, close};
}
