// Whose land a label would lie on: asked in pixels, and remembered until the zoom changes or one of the cells that were asked for changes hands.

const SQUARE = 3;

/** Answers which polity holds the ground under a pixel, and finds where a polity's name fits. */
export class Land {
  /**
   * @param {object} atlas decoded atlas
   * @param {{at: (point: number[]) => number}} finder finds the cell of a point of deck.gl's common space
   */
  constructor(atlas, finder) {
    this.atlas = atlas;
    this.finder = finder;
    this.memory = new Map();
    this.squares = new Map();
    this.asking = []; // the cells asked for by what is being computed, with their tenures, innermost last
  }

  /** Prepares for a frame; `holders` is a number that rises when any cell changes hands. */
  begin(view, day, holders) {
    this.view = view;
    this.today = Math.floor(day);
    const key = `${view.zoom.toFixed(2)} ${view.width}`;
    if (key !== this.key) this.memory.clear();
    if (this.holders !== holders) this.#forget();
    Object.assign(this, {key, holders});
  }

  /** Forgets what was computed over ground that has changed hands since. */
  #forget() {
    for (const [key, {cells}] of this.memory) {
      for (const [cell, row] of cells) {
        if (this.atlas.holderOn(cell, this.today) === row) continue;
        this.memory.delete(key);
        break;
      }
    }
  }

  /** Polity under a pixel: an index, -1 for water or outside. */
  polityAt(x, y) {
    const cell = this.#cellAt(this.view.toCommon([x, y]));
    return cell < 0 ? -1 : (this.atlas.holderOn(cell, this.today)?.polity ?? -1);
  }

  /** The tenure of the ground at a longitude and latitude, or null. */
  rowAt(lonlat) {
    const cell = this.#cellAt(this.view.toCommon(this.view.project(lonlat)));
    return cell < 0 ? null : this.atlas.holderOn(cell, this.today);
  }

  /** The cell under a point of common space, to three pixels at the whole zoom below: asked once for each such square. */
  #cellAt([x, y]) {
    const level = Math.floor(this.view.zoom);
    const step = SQUARE / 2 ** level;
    const key = (level * 65536 + Math.round(x / step)) * 262144 + Math.round(y / step);
    let cell = this.squares.get(key);
    if (cell === undefined) {
      if (this.squares.size > 60000) this.squares.clear();
      cell = this.finder.at([x, y]);
      this.squares.set(key, cell);
    }
    if (cell >= 0 && this.asking.length) this.asking.at(-1).set(cell, this.atlas.holderOn(cell, this.today));
    return cell;
  }

  /** Computes once for a key, and again when the zoom or the holder of a cell asked for on the way has changed. */
  once(key, make) {
    let found = this.memory.get(key);
    if (!found) {
      const cells = new Map();
      this.asking.push(cells);
      try {
        found = {value: make(), cells};
      } finally {
        this.asking.pop();
      }
      this.memory.set(key, found);
    }
    const outer = this.asking.at(-1);
    if (outer) for (const [cell, row] of found.cells) outer.set(cell, row);
    return found.value;
  }

  /** Places sorted by how much of them lies on land of `polity` (`own` true), or on land of no actor and on water (`own` false). */
  sorted(places, x, y, polity, own) {
    const cost = (box) => {
      let off = 0;
      for (const [u, v] of [[0.03, 0.5], [0.5, 0.5], [0.97, 0.5], [0.25, 0.15], [0.75, 0.85]]) {
        const under = this.polityAt(x + box.x + box.w * u, y + box.y + box.h * v);
        off += own ? Number(under !== polity) : Number(under >= 0 && this.atlas.polities[under].actor);
      }
      return off;
    };
    return places
      .map((place, i) => ({place, off: place.boxes.reduce((sum, box) => sum + cost(box), 0), i}))
      .sort((a, b) => a.off - b.off || a.i - b.i)
      .map(({place, off}) => ({...place, off}));
  }

  /**
   * Where else a polity's name may stand when its own place is out of sight: the cell of it in sight nearest to the middle of the free part.
   *
   * @returns {null | {xy: number[], room: number, cell: number}} `room` is the width of its land there, in pixels
   */
  elsewhere(polity, free) {
    const [cx, cy] = [(free.left + free.right) / 2, (free.top + free.bottom) / 2];
    let best = null;
    this.atlas.cells.forEach(({xy}, cell) => {
      const row = this.atlas.holderOn(cell, this.today);
      if (row?.polity !== polity || row.capacity === 'occupation') return;
      const [x, y] = this.view.project(xy);
      if (x < free.left + 60 || x > free.right - 60 || y < free.top + 24 || y > free.bottom - 24) return;
      const room = 2 * Math.min(this.#reach(cell, xy, polity), x - free.left, free.right - x);
      const worth = Math.min(room, 280) - Math.hypot(x - cx, y - cy) * 0.2;
      if (!best || worth > best.worth) best = {xy, cell, worth, room};
    });
    return best && best.room > 60 ? best : null;
  }

  /** Pixels of the same polity's land to the nearer side of a cell's point, up to 300; the same for every place of the camera at one zoom. */
  #reach(cell, xy, polity) {
    return this.once(`reach ${cell} ${polity}`, () => {
      const [x, y] = this.view.toCommon(this.view.project(xy));
      const step = 15 / this.view.scale;
      let n = 1;
      const own = (i) => {
        const at = this.#cellAt([x + i * step, y]);
        return at >= 0 && this.atlas.holderOn(at, this.today)?.polity === polity;
      };
      while (n < 20 && own(n) && own(-n)) n++;
      return (n - 1) * 15;
    });
  }
}
