// Fetches what the player is made of: its styles, the atlas, deck.gl.
import {Fault} from './fault.js';

const SHEETS = ['tokens', 'shell', 'panel', 'apparatus', 'timeline', 'finding', 'sharing', 'compare', 'recording', 'layouts'];

/**
 * The styles as elements that live inside the player, so that they go where it goes, shadow root or not.
 * A page that carries them itself (one file) marks its own `<style data-geohist>`; the modules joined to one file carry them in `geohistSheets`.
 *
 * @returns {Promise<HTMLStyleElement[]>}
 */
export async function loadStyles() {
  const own = [...document.querySelectorAll('style[data-geohist]')].map((sheet) => sheet.textContent);
  const texts = own.length ? own : globalThis.geohistSheets ?? await Promise.all(SHEETS.map((name) => text(new URL(`./css/${name}.css`, import.meta.url).href)));
  return texts.map((sheet) => {
    const element = document.createElement('style');
    element.textContent = sheet;
    return element;
  });
}

async function text(address) {
  return (await get(address)).text();
}

const pathOf = (address) => new URL(address, location.href).pathname;

async function get(address) {
  const response = await fetch(address).catch(() => {
    throw new Fault('silent', pathOf(address));
  });
  if (!response.ok) throw new Fault('refused', pathOf(address), response.status);
  return response;
}

/**
 * Fetches the atlas, telling how much has come.
 *
 * @param {string} address
 * @param {(bytes: number) => void} progress bytes after decompression
 */
export async function fetchAtlas(address, progress) {
  const response = await get(address);
  const reader = response.body.getReader();
  const chunks = [];
  let bytes = 0;
  for (;;) {
    const {done, value} = await reader.read();
    if (done) break;
    chunks.push(value);
    bytes += value.length;
    progress(bytes);
  }
  return JSON.parse(await new Blob(chunks).text());
}

let deckScript = null;

/** Loads deck.gl once a tab; it leaves the global `deck`. */
export function loadDeck(address) {
  if (globalThis.deck?.Deck) return Promise.resolve(globalThis.deck);
  deckScript ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = address;
    script.onload = () => resolve(globalThis.deck);
    script.onerror = () => {
      deckScript = null;
      script.remove();
      reject(new Fault('silent', pathOf(address)));
    };
    document.head.append(script);
  });
  return deckScript;
}
