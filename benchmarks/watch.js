// Watches a page from outside: drawn WebGL frames, each timed to a readback, script time a frame, contexts made.
(() => {
  const watch = {
    readback: false, // read a pixel back after each drawn frame, which waits until it is really drawn
    at: null, // [x, y] in CSS pixels of the canvas, from its upper left corner; null reads the middle
    frames: [], // {t: end, ms: from the first draw call to the end of the readback, pixel}
    scripts: new Map(), // time stamp of a frame -> script of all its callbacks, ms
    timers: [], // script of each timer's callback, ms
    contexts: [], // every context asked for, also those given back
  };
  window.watch = watch;
  const pending = new WeakMap();
  const pixel = new Uint8Array(4);

  function drawn(gl) {
    if (gl.getParameter(gl.FRAMEBUFFER_BINDING)) return;
    if (pending.has(gl)) return;
    pending.set(gl, performance.now());
    // Runs when the drawing callback is done and before the picture goes to the screen: the buffer still holds it.
    queueMicrotask(() => {
      const start = pending.get(gl);
      pending.delete(gl);
      if (watch.readback) read(gl);
      const t = performance.now();
      watch.frames.push({t, ms: t - start, pixel: watch.readback ? [...pixel] : null});
    });
  }

  function read(gl) {
    const {canvas} = gl;
    const ratio = canvas.width / (canvas.clientWidth || canvas.width);
    const [x, y] = watch.at ?? [canvas.clientWidth / 2, canvas.clientHeight / 2];
    gl.readPixels(Math.round(x * ratio), canvas.height - 1 - Math.round(y * ratio), 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
  }

  for (const name of ['clear', 'drawArrays', 'drawElements', 'drawArraysInstanced', 'drawElementsInstanced', 'drawRangeElements']) {
    const draw = WebGL2RenderingContext.prototype[name];
    WebGL2RenderingContext.prototype[name] = function (...args) {
      draw.apply(this, args);
      drawn(this);
    };
  }

  const getContext = HTMLCanvasElement.prototype.getContext;
  HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
    const made = getContext.call(this, kind, ...rest);
    if (kind === 'webgl2' && made && !this.watched) {
      this.watched = true;
      watch.contexts.push(made);
    }
    return made;
  };

  const request = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (callback) =>
    request((stamp) => {
      const start = performance.now();
      try {
        callback(stamp);
      } finally {
        watch.scripts.set(stamp, (watch.scripts.get(stamp) ?? 0) + performance.now() - start);
      }
    });

  const later = window.setTimeout.bind(window);
  window.setTimeout = (callback, ms, ...rest) =>
    typeof callback !== 'function' ? later(callback, ms, ...rest) : later((...all) => {
      const start = performance.now();
      try {
        callback(...all);
      } finally {
        watch.timers.push(performance.now() - start);
      }
    }, ms, ...rest);
  /** Lets the timers that are due run, itself uncounted. */
  watch.pause = () => new Promise((resolve) => later(resolve));

  watch.alive = () => watch.contexts.filter((gl) => !gl.isContextLost()).length;
  watch.nextFrame = () => new Promise((resolve) => request(resolve));
  /** Resolves with the first drawn frame after `since` whose pixel differs from `before`. */
  watch.changed = async (before, since, limit = 60_000) => {
    const differs = ({t, pixel: now}) => t > since && now.some((v, i) => i < 3 && Math.abs(v - before[i]) > 2);
    for (const end = performance.now() + limit; performance.now() < end; ) {
      const found = watch.frames.find(differs);
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    throw new Error('the picture never changed');
  };
})();
