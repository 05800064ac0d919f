// The one shared state of the player: plain values, patched by name, heard by name.

/** What a fresh player starts with; `createStore` lays the caller's values over it. */
export const INITIAL = Object.freeze({
  day: 0,
  playing: false,
  mode: 'beats',
  speed: 1,
  lang: 'en',
  view: {longitude: 0, latitude: 0, zoom: 4},
  selection: null,
  beat: -1,
  apparatus: false,
  layers: {
    territory: true,
    borders: true,
    zones: true,
    treaties: true,
    events: true,
    letters: true,
    missions: true,
    routes: true,
    rivers: true,
    railways: true,
    names: true,
    accuracy: true,
    inset: true,
  },
  claims: 'both',
  look: '',
  graticule: false,
  loop: null,
  obstacles: [],
  flash: null,
  free: {left: 0, top: 0, right: 0, bottom: 0},
});

/**
 * Makes a store.
 *
 * `set(patch)` changes only what differs and calls each listener once, after the whole patch is in. A listener may call `set` again: its patch
 * is delivered after the present round, so no listener ever sees half a change.
 *
 * @param {object} initial values laid over `INITIAL`
 * @returns {{get: () => object, set: (patch: object) => void, on: (keys: string|string[], fn: (state: object, old: object) => void) => () => void}}
 */
export function createStore(initial = {}) {
  let state = {...INITIAL, ...initial};
  const listeners = new Set();
  const queue = [];
  let busy = false;

  function set(patch) {
    queue.push(patch);
    if (busy) return;
    busy = true;
    try {
      while (queue.length) deliver(queue.shift());
    } finally {
      busy = false;
      queue.length = 0;
    }
  }

  function deliver(patch) {
    const changed = Object.keys(patch).filter((key) => !Object.is(state[key], patch[key]));
    if (!changed.length) return;
    const old = state;
    state = {...state, ...patch};
    for (const {keys, fn} of [...listeners]) {
      if (!keys || changed.some((key) => keys.has(key))) fn(state, old);
    }
  }

  function on(keys, fn) {
    const listener = {keys: keys === '*' ? null : new Set([keys].flat()), fn};
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  return {get: () => state, set, on};
}
