// The player's door: one player a tab, whose element moves between the mounts a page makes and unmakes.
import {decodeAtlas} from './decode.js';
import {createStore} from './store.js';
import {loadFonts} from './labels/fonts.js';
import {createMap} from './map/index.js';
import {decode as decodeHash} from './shell/address.js';
import {beatOn} from './shell/beats.js';
import {lookKept} from './shell/looks.js';
import {createShell} from './shell/shell.js';
import {drawFailure, drawLoading} from './shell/waiting.js';
import {fetchAtlas, loadDeck, loadStyles} from './load.js';

const reduced = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

let one = null;

/**
 * Shows the player inside `component.parentElement`. Called again with new data it only takes over what changed.
 *
 * @param {{parentElement: HTMLElement|ShadowRoot, data: {atlas: string|object, deck: string, still?: string, links?: Record<string, string>, lang?: string, version?: string, hash?: string, autoplay?: boolean},
 *   setTriggerValue?: (name: string, value: any) => void}} component
 * @returns {() => void} takes the player off this mount; the player itself lives on
 */
export function mount(component) {
  one ??= new Player();
  return one.mount(component);
}

class Player {
  constructor() {
    this.host = document.createElement('div');
    this.host.className = 'geohist-player';
    this.host.dataset.ready = 'false';
    this.shell = null;
    this.component = null;
    this.loading = null;
    // For whoever embeds or tests the player: its store and its map.
    this.host.player = this;
  }

  mount(component) {
    const place = component.parentElement.querySelector?.('.map') ?? component.parentElement;
    const moved = this.host.parentNode !== place;
    this.component = component;
    if (moved) place.append(this.host);
    this.#update(component.data ?? {});
    if (moved) this.shell?.attach();
    return () => {
      // A later mount may have taken the player already.
      if (this.component !== component) return;
      this.shell?.detach();
      this.host.remove();
    };
  }

  #update(data) {
    const before = this.data;
    this.data = data;
    if (!this.loading || before?.atlas !== data.atlas) {
      this.loading = this.#load();
    } else if (this.shell) {
      if (data.lang && data.lang !== before.lang) this.store.set({lang: data.lang});
      this.shell.redraw();
    }
  }

  async #load() {
    const {data, host} = this;
    const lang = data.lang ?? document.documentElement.lang.slice(0, 2);
    this.shell?.detach();
    this.map?.destroy?.();
    this.shell = this.map = null;
    host.dataset.ready = 'false';
    try {
      const styles = await loadStyles();
      const waiting = drawLoading(lang);
      host.replaceChildren(...styles, waiting.element);
      const deck = loadDeck(data.deck);
      // Its failure is met where it is awaited; until then it is not unhandled.
      deck.catch(() => {});
      const [json] = await Promise.all([typeof data.atlas === 'object' ? data.atlas : fetchAtlas(data.atlas, waiting.progress), fontsOrFallback()]);
      host.replaceChildren(...styles);
      this.#open(decodeAtlas(json), lang);
      await this.#draw(deck);
    } catch (error) {
      host.dataset.ready = 'failed';
      const styles = [...host.querySelectorAll(':scope > style')];
      host.replaceChildren(...styles, drawFailure(lang, error, () => (this.loading = this.#load())));
    }
  }

  /** Puts the shell up: everything that needs no graphics works from here on. */
  #open(atlas, lang) {
    const languages = atlas.tongues;
    const [longitude, latitude, zoom] = atlas.opening.view;
    const day = atlas.opening.day;
    const start = {day, beat: beatOn(atlas.beats, day), lang: languages.includes(lang) ? lang : languages[0], view: {longitude, latitude, zoom}, panelOpen: true, pinned: false, easing: false, legend: true, look: lookKept(atlas)};
    this.store = createStore(start);
    const asked = decodeHash(location.hash, atlas, this.store.get().layers) ?? decodeHash(this.data.hash ?? '', atlas, this.store.get().layers);
    this.addressed = Boolean(asked);
    this.shell = createShell({root: this.host, atlas, store: this.store, data: () => this.data, port: () => this.component});
    this.shell.layout.measure();
    if (asked) this.shell.ctx.restore(asked);
    // The bare address of a scene or a comparison has set its own view.
    if (!asked?.view && asked?.task?.kind !== 'compare' && !(asked?.task?.kind === 'tour' && asked.day === undefined)) this.store.set({view: this.shell.ctx.camera.opening(atlas.beats[this.store.get().beat])});
    if (this.host.isConnected) this.shell.attach();
    this.atlas = atlas;
  }

  async #draw(deck) {
    const {shell, store, atlas, host} = this;
    const bundle = await deck;
    try {
      this.map = createMap({host: shell.mapHost, deck: bundle, atlas, store, onError: (error) => this.#still(error)});
      shell.setMap(this.map);
      await this.map.ready;
      host.dataset.map = 'gl';
    } catch (error) {
      this.#still(error);
    }
    host.dataset.ready = 'true';
    if (!this.addressed) shell.opening.begin(this.data.autoplay !== false && !reduced());
  }

  /** Without graphics, or with graphics that do not come back, the stills take over. */
  #still(error) {
    if (this.host.dataset.map === 'still') return;
    const lost = this.host.dataset.map === 'gl';
    this.map?.destroy?.();
    this.map = null;
    this.host.dataset.map = 'still';
    this.host.dataset.mapError = error?.name ?? '';
    this.shell.showStill(lost ? 'lostWebgl' : 'noWebgl');
    if (error?.name !== 'NoWebGL') console.error(error);
  }
}

/** A page without the atlas's own faces is still readable: say so and go on. */
async function fontsOrFallback() {
  try {
    await loadFonts();
  } catch (error) {
    console.warn('The fonts of the atlas could not be loaded; the system’s take their place.', error);
  }
}
