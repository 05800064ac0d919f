// Taking a tour: going from scene to scene, each with its flight, its day or the play of its days; what a presenter needs.

const PLAY_MIN_MS = 2500;
const PLAY_MAX_MS = 12000;
/** Time given to the flight before the days run. */
const FLIGHT_MS = 1500;

/** How long the days of a scene run: the longer the span the faster they pass. */
export const playMs = (days) => Math.min(PLAY_MAX_MS, Math.max(PLAY_MIN_MS, 450 * Math.sqrt(days)));

/** Makes the guide. */
export function createTours(ctx, root) {
  const {store, atlas, clock} = ctx;
  const list = atlas.tours ?? [];
  let starting = 0;

  const find = (id) => list.find((tour) => tour.id === id) ?? null;
  const sceneOf = (task) => (task?.kind === 'tour' ? find(task.id)?.scenes[task.scene] : null) ?? null;

  function stop() {
    clearTimeout(starting);
    starting = 0;
  }

  function enter(id, at) {
    const tour = find(id);
    if (!tour) return;
    stop();
    const scene = Math.min(tour.scenes.length - 1, Math.max(0, at));
    const now = tour.scenes[scene];
    const {task} = store.get();
    const forward = task?.kind === 'tour' && task.id === id && scene === task.scene + 1;
    store.set({toured: id, task: {kind: 'tour', id, scene}, aside: false, apparatus: false, selection: now.select ?? null, panelOpen: true, pinned: false});
    if (now.view) ctx.camera.fly(now.view);
    else ctx.camera.around(now.from, now.to);
    if (now.to > now.from + 1) {
      // Where the scene before ended just here the clock runs on; elsewhere it is set back to the scene's first day.
      if (!(forward && store.get().day === now.from)) clock.scrub(now.from);
      starting = setTimeout(play, ctx.reduced() ? 0 : FLIGHT_MS);
    } else clock.go(now.from);
  }

  /** Lets the days of the scene run. */
  function play() {
    stop();
    const scene = sceneOf(store.get().task);
    if (!scene || scene.to <= scene.from + 1) return;
    if (Math.floor(store.get().day) >= scene.to - 1 || store.get().day < scene.from) clock.scrub(scene.from);
    clock.glide(scene.to - 1, playMs(scene.to - 1 - store.get().day));
  }

  function toggle() {
    stop();
    if (store.get().playing || store.get().easing) clock.pause();
    else play();
  }

  const turn = (by) => {
    const {task} = store.get();
    const tour = find(task.id);
    if (tour && task.scene + by >= 0 && task.scene + by < tour.scenes.length) enter(task.id, task.scene + by);
  };

  async function fullScreen() {
    const {document: page} = globalThis;
    if (page.fullscreenElement) return page.exitFullscreen();
    try {
      await root.requestFullscreen();
    } catch {
      // A browser may forbid it (an embedded page, a phone): larger type and the whole window are left.
      root.dataset.presenting = root.dataset.presenting === 'true' ? 'false' : 'true';
    }
    return undefined;
  }
  document.addEventListener('fullscreenchange', () => {
    const full = document.fullscreenElement;
    root.dataset.presenting = String(Boolean(full) && (full === root || full.contains(root)));
  });
  root.dataset.presenting = 'false';

  const keys = {
    ArrowRight: () => turn(1), ArrowDown: () => turn(1), PageDown: () => turn(1), ArrowLeft: () => turn(-1), ArrowUp: () => turn(-1), PageUp: () => turn(-1),
    Home: () => enter(store.get().task.id, 0), End: () => enter(store.get().task.id, Infinity), ' ': toggle, k: toggle, f: () => fullScreen(),
  };
  return {
    list, find, enter, play, stop, fullScreen, turn,
    /** A scene is shown: it says itself where to look. */
    shown: () => store.get().task?.kind === 'tour' && !store.get().aside,
    /** What a key does while a scene is shown; undefined for all others. */
    key: (key) => (store.get().task?.kind === 'tour' && !store.get().aside ? keys[key] : undefined),
  };
}
