// A 2-D canvas above the map: drawn again only when it must be, moved along with the camera in between, away when nothing is on it.

/** One of the canvases that lie over deck.gl, all of the map's size. */
export class Sheet {
  /**
   * @param {HTMLElement} host
   * @param {{software?: boolean, opacity?: number, name: string}} how without a graphics card a canvas kept in main memory is drawn three times as fast;
   *   `opacity` is that of the whole, so that what crosses on it does not darken
   */
  constructor(host, {software = false, opacity = 1, name}) {
    this.canvas = document.createElement('canvas');
    this.canvas.dataset.sheet = name;
    this.canvas.style.cssText = `position:absolute;left:0;top:0;pointer-events:none;transform-origin:0 0;opacity:${opacity}`;
    host.append(this.canvas);
    this.ctx = this.canvas.getContext('2d', {willReadFrequently: software});
    this.empty = true;
    this.view = null;
  }

  resize(width, height, ratio) {
    Object.assign(this.canvas, {width: Math.round(width * ratio), height: Math.round(height * ratio)});
    Object.assign(this.canvas.style, {width: `${width}px`, height: `${height}px`});
    Object.assign(this, {width, height, ratio, view: null, empty: true});
  }

  /** Wipes the sheet for a view; gives the context, in CSS pixels. `empty` says that nothing will be drawn. */
  begin(view, empty = false) {
    const {ctx, canvas} = this;
    if (!this.empty) {
      ctx.setTransform(1, 0, 0, 1, 0, 0);
      ctx.clearRect(0, 0, canvas.width, canvas.height);
    }
    ctx.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    if (empty !== this.hidden) canvas.style.visibility = empty ? 'hidden' : '';
    if (this.moved) canvas.style.transform = '';
    Object.assign(this, {empty, hidden: empty, view, moved: false});
    return ctx;
  }

  /** Lays what was drawn for another view over this one: right while the camera only shifts, stretched while it zooms. */
  follow(view) {
    const old = this.view;
    if (this.empty || !old) return;
    const k = view.scale / old.scale;
    this.canvas.style.transform = `translate(${view.dx - old.dx * k}px, ${view.dy - old.dy * k}px) scale(${k})`;
    this.moved = true;
  }

  remove() {
    this.canvas.remove();
  }
}
