// Before there is an atlas: how far it has come; and if it does not come, why, and a button.
import {h} from './dom.js';
import {wordsOf} from './words.js';

/** @returns {{element: HTMLElement, progress: (bytes: number) => void}} */
export function drawLoading(lang) {
  const words = wordsOf(lang);
  const amount = h('span', {class: 'amount'});
  const element = h('div', {class: 'waiting', role: 'status'}, h('p', {class: 'wordmark'}, 'geohist'), h('div', {class: 'bar', 'aria-hidden': 'true'}, h('i', {})), h('p', {}, words.loading, ' ', amount));
  return {element, progress: (bytes) => (amount.textContent = `· ${Math.round(bytes / 1024).toLocaleString(words.locale)} kB`)};
}

/** @param {Error} error its message names what failed */
export function drawFailure(lang, error, again) {
  const words = wordsOf(lang);
  console.error(error);
  return h('div', {class: 'waiting failed', role: 'alert'}, h('p', {class: 'wordmark'}, 'geohist'), h('p', {}, words.failed(words.faults[error.reason]?.(...error.details) ?? error.message)), h('button', {class: 'retry', type: 'button', onclick: again}, words.retry));
}
