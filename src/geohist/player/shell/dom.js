// Elements from words: no markup strings, so nothing an atlas says can become code.

const SVG = 'http://www.w3.org/2000/svg';

/**
 * Makes an element. `on…` properties are listeners, false and null are left out, everything else is an attribute.
 *
 * @param {string} tag
 * @param {Record<string, any>} [props]
 * @param {...any} children nodes, strings, lists of them; null and false are skipped
 * @returns {HTMLElement}
 */
export function h(tag, props = {}, ...children) {
  return fill(document.createElement(tag), props, children);
}

/** The same for SVG. */
export function s(tag, props = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), props, children);
}

function fill(element, props, children) {
  for (const [key, value] of Object.entries(props ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith('on')) element.addEventListener(key.slice(2).toLowerCase(), value);
    else element.setAttribute(key, value === true ? '' : String(value));
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false && child !== ''));
  return element;
}

/** Replaces all children. */
export function refill(element, ...children) {
  element.replaceChildren(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false && child !== ''));
  return element;
}

/** The element that has the keyboard, through shadow roots. */
export function focused(root) {
  return root.getRootNode().activeElement ?? document.activeElement;
}

/** True while what the reader types belongs to a field. */
export function isTyping(event) {
  const target = event.composedPath()[0];
  return target instanceof Element && target.matches('input:not([type=checkbox]), textarea, select, [contenteditable]');
}
