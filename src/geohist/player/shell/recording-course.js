// What plays while the recorder runs, and when it is over.

const AFTER_MS = 1800;
const READ_MS_A_WORD = 220;

/**
 * Sets the clock going for a recording.
 *
 * @param {object} ctx the shell's context
 * @param {'until'|'day'|'tour'} way
 * @param {number|null} last day number at which `day` ends
 * @param {() => void} done called when it has run its course
 * @returns {() => void} stops following
 */
export function follow(ctx, way, last, done) {
  if (way === 'tour') return followTour(ctx, done);
  const {store} = ctx;
  let timer = 0;
  const ended = ({day, playing, easing}) => {
    if (timer) return;
    if (way === 'day' && day >= last && !easing) timer = setTimeout(done, AFTER_MS);
    // The clock has come to the end of the atlas by itself.
    else if (!playing && day >= ctx.clock.last) timer = setTimeout(done, AFTER_MS);
  };
  const off = store.on(['day', 'playing', 'easing'], ended);
  if (!store.get().playing) ctx.toggle();
  return () => {
    clearTimeout(timer);
    off();
  };
}

/** Turns the scenes of the tour from the first to the last, each with time to read. */
function followTour(ctx, done) {
  const {store, atlas, tours} = ctx;
  const {id} = store.get().task;
  const {scenes} = tours.find(id);
  let timer = 0;
  let at = -1;

  function next() {
    at += 1;
    if (at >= scenes.length) return done();
    tours.enter(id, at);
    const scene = scenes[at];
    if (scene.to > scene.from + 1) tours.play();
    return rest(scene);
  }

  function rest(scene) {
    const words = (atlas.text(scene.text, store.get().lang) ?? '').split(/\s+/).length;
    timer = setTimeout(() => (store.get().playing || store.get().easing ? rest({text: null}) : next()), AFTER_MS + words * READ_MS_A_WORD);
  }

  next();
  return () => clearTimeout(timer);
}
