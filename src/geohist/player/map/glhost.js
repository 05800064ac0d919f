// The one Deck of the tab: made, fed, lost and made again.

import {NoWebGL} from './errors.js';
import {makeTexture} from './layers.js';

/**
 * Holds a Deck in `parent` and gives it layers. A lost context is not mended but replaced, canvas and all: what the map shows is in our
 * own hands, so nothing is lost with it.
 */
export class GlHost {
  /**
   * @param {{parent: HTMLElement, deck: object, palette: object, view: object, controller: object, onView: Function, onFrame: Function, onRenew: Function, onError: Function}} options
   */
  constructor(options) {
    Object.assign(this, options);
    this.frames = 0;
    this.contexts = 0;
    this.#make();
  }

  #make() {
    this.texture = this.layers = null;
    this.contexts += 1;
    this.loaded = new Promise((resolve) => {
      const made = new this.deck.Deck({
        parent: this.parent,
        width: '100%',
        height: '100%',
        ...this.#looks(),
        controller: this.controller,
        useDevicePixels: Math.min(2, globalThis.devicePixelRatio || 1),
        deviceProps: {type: 'webgl', webgl: {antialias: false, alpha: true, powerPreference: 'default'}},
        layers: [],
        getCursor: ({isDragging}) => (isDragging ? 'grabbing' : 'default'),
        onDeviceInitialized: (device) => {
          this.device = device;
          this.texture = makeTexture(device, this.palette);
          this.canvas = device.canvasContext?.canvas ?? made.getCanvas?.() ?? this.parent.querySelector('canvas');
          this.canvas.addEventListener('webglcontextlost', this.#lost, {once: true});
        },
        onLoad: () => {
          resolve();
          this.onRenew();
        },
        // Where the window is in parts the first of them, which is the whole, has the hand's moves.
        onViewStateChange: ({viewState}) => this.onView(viewState),
        onAfterRender: () => {
          this.frames += 1;
          this.onFrame();
        },
        onError: (error) => this.onError(/webgl/i.test(String(error?.message)) && !this.device ? new NoWebGL() : error),
      });
      this.instance = made;
    });
  }

  #lost = (event) => {
    event.preventDefault();
    if (this.finished) return;
    const old = this.instance;
    this.device = null;
    this.texture = null;
    this.instance = null;
    // The replacement waits a moment: right after a loss the browser may refuse a new context.
    this.timer = setTimeout(() => {
      try {
        old.finalize();
      } finally {
        this.#make();
      }
    }, 60);
  };

  /** Whether layers can be given now. */
  get alive() {
    return Boolean(this.instance && this.texture);
  }

  /** Looks at a view; `parts` divides the window: `[{id, x, y, width, height, view}]`, whose layers are those with `only` of that id, and those without. */
  setView(view, parts = null) {
    const whole = !parts && !this.parts;
    Object.assign(this, {view, parts});
    this.instance?.setProps(whole ? {viewState: view} : this.#looks());
  }

  #looks() {
    const {MapView} = this.deck;
    const {parts, view} = this;
    if (!parts) return {views: new MapView({id: 'map', repeat: false}), viewState: view, layerFilter: null};
    return {
      views: parts.map(({id, x, y, width, height}) => new MapView({id, x, y, width, height, repeat: false})),
      viewState: Object.fromEntries(parts.map((part) => [part.id, part.view])),
      layerFilter: ({layer, viewport}) => viewport.id !== parts[0].id && (layer.props.only ?? viewport.id) === viewport.id,
    };
  }

  /** Draws within this call. */
  draw() {
    this.instance.redraw('map');
  }

  /** Gives deck.gl its layers; told of the same ones again it would look for what changed in them. */
  setLayers(layers) {
    if (layers === this.layers) return;
    this.layers = layers;
    this.instance.setProps({layers});
  }

  /** Gives the canvas other pixels, until the page's own size sets them again. */
  sharpen(width, height) {
    this.device.canvasContext?.setDrawingBufferSize?.(width, height);
  }

  /** Draws within this call, so that the canvas can be read right after it. */
  redraw() {
    this.instance.redraw('picture');
  }

  /** Writes the palette's bytes to the texture. */
  writePalette() {
    this.texture?.writeData(this.palette.data, {width: 256, height: this.palette.height});
  }

  /** Loses the context on purpose (tests and benchmarks). */
  lose() {
    this.device?.gl?.getExtension('WEBGL_lose_context')?.loseContext();
  }

  destroy() {
    this.finished = true;
    clearTimeout(this.timer);
    this.texture?.destroy();
    this.instance?.finalize();
  }
}
