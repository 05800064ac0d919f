// The colour of every cell on the day, as the bytes of one small texture; a change of hands is a cross-fade of bytes.

export const COLUMNS = 256;
const BLOCKS = {fill: 0, stripe: 1, ribbon: 2, sign: 3, dots: 4};
/** How many rows of the texture a row of cells has: one in each block. */
const HIGH = Object.keys(BLOCKS).length;
export const PATTERN = {none: 0, occupied: 1, protection: 2};

/** `#RRGGBB` as three bytes. */
export function bytes(hex) {
  const n = Number.parseInt(hex.slice(1), 16);
  return [n >> 16, (n >> 8) & 255, n & 255];
}

const mix = (a, b, t) => a.map((v, i) => v + (b[i] - v) * t);
const ease = (t) => (t < 0.5 ? 2 * t * t : 1 - 2 * (1 - t) ** 2);

/** Keeps what each cell looks like, and where its look is going. */
export class Palette {
  /**
   * @param {object} atlas decoded atlas
   * @param {object} style the style table
   */
  constructor(atlas, style) {
    this.atlas = atlas;
    this.rows = Math.max(1, Math.ceil(atlas.cells.length / COLUMNS));
    this.height = this.rows * HIGH;
    this.data = new Uint8Array(COLUMNS * this.height * 4);
    this.ms = style.motion.recolour.ms;
    this.holder = new Int32Array(atlas.cells.length);
    this.now = new Array(atlas.cells.length).fill(null);
    this.changes = changesOf(atlas);
    this.version = 0;
    this.written = 0; // how often a cell was written
    this.restyle(style);
  }

  /** Takes the colours of a style table; the next `setDay` writes every cell anew, without a fade. */
  restyle(style) {
    this.neutral = bytes(style.map.bystander);
    this.unknown = bytes(style.map.unknown);
    this.looks = this.atlas.polities.map((p) => this.#lookOf(p, style));
    this.holder.fill(-2);
    this.fading = new Map();
    this.seen = null; // {day, coloured} of the last setDay
  }

  /** The cells whose tenure may differ between the last day and this one. */
  #touched(day, coloured, claims) {
    const {seen} = this;
    if (!seen || seen.coloured !== coloured || seen.claims !== claims) return this.holder.keys();
    const [lo, hi] = [Math.min(seen.day, day), Math.max(seen.day, day)];
    return new Set(this.changes.slice(firstAfter(this.changes, lo), firstAfter(this.changes, hi)).map(([, cell]) => cell));
  }

  #lookOf(polity, style) {
    const fill = polity.fill ? bytes(polity.fill) : polity.id === 'unknown' ? this.unknown : this.neutral;
    const ribbon = polity.ribbon && polity.actor ? mix(fill, bytes(polity.ribbon), style.map.ribbon.opacity) : null;
    return {fill, ribbon, dark: bytes(polity.label || style.map.neutral_label)};
  }

  /** What a cell should look like on a day: 4 × RGBA, that of dots among them, and a pattern. */
  #target(cell, day, coloured, claims) {
    const row = this.atlas.holderOn(cell, day);
    // Whom the land belongs to by right, where another holds it.
    const owner = row && claims === 'claimed' && row.sovereign >= 0 ? row.sovereign : row?.polity;
    const look = row ? this.looks[owner] : null;
    if (!coloured || !look) {
      const plain = coloured ? this.unknown : this.neutral;
      return {fill: plain, stripe: [...plain, 0], ribbon: [...plain, 0], dots: [...plain, 0], pattern: PATTERN.none};
    }
    const pattern = claims === 'both' ? patternOf(row) : PATTERN.none;
    const stripe = pattern === PATTERN.occupied ? this.looks[row.sovereign].fill : look.dark;
    return {
      fill: look.fill,
      stripe: pattern ? [...stripe, 255] : [...look.fill, 0],
      ribbon: look.ribbon ? [...look.ribbon, 255] : [...look.fill, 0],
      // Whose the land is by right is not what is doubted where another holds it.
      dots: [...look.dark, isDoubtful(row) && owner === row.polity ? 255 : 0],
      pattern,
    };
  }

  /**
   * Moves to a day. Cells whose tenure changed start to fade from what they look like now.
   *
   * @param {{animate?: boolean, coloured?: boolean, claims?: 'both'|'controlled'|'claimed'}} [how] `animate` false sets the colours at once; `claims`: who holds the land, whose it
   *   is by right, or both at once by stripes
   * @returns {boolean} whether anything changed
   */
  setDay(day, now, {animate = true, coloured = true, claims = 'both'} = {}) {
    let changed = false;
    const touched = this.#touched(day, coloured, claims);
    const other = this.seen && this.seen.claims !== claims;
    this.seen = {day, coloured, claims};
    for (const cell of touched) {
      const key = coloured ? (this.atlas.holderOn(cell, day)?.index ?? -1) : -3;
      if (key === this.holder[cell] && !other) continue;
      const first = this.holder[cell] === -2;
      this.holder[cell] = key;
      const to = this.#target(cell, day, coloured, claims);
      changed = true;
      if (first || !animate) {
        this.fading.delete(cell);
        this.#write(cell, to);
      } else {
        this.fading.set(cell, {from: this.now[cell], to, start: now});
      }
    }
    if (changed) this.version += 1;
    return changed;
  }

  /** Moves the fades on; returns whether bytes changed. */
  tick(now) {
    if (!this.fading.size) return false;
    for (const [cell, {from, to, start}] of this.fading) {
      const t = (now - start) / this.ms;
      if (t >= 1) {
        this.fading.delete(cell);
        this.#write(cell, to);
        continue;
      }
      const k = ease(Math.max(0, t));
      this.#write(cell, {
        fill: mix(from.fill, to.fill, k),
        stripe: mix(from.stripe, to.stripe, k),
        ribbon: mix(from.ribbon, to.ribbon, k),
        dots: mix(from.dots, to.dots, k),
        pattern: to.pattern || from.pattern,
      });
    }
    return true;
  }

  #write(cell, look) {
    this.now[cell] = look;
    this.written += 1;
    this.#put(cell, BLOCKS.fill, [...look.fill, 255]);
    this.#put(cell, BLOCKS.stripe, look.stripe);
    this.#put(cell, BLOCKS.ribbon, look.ribbon);
    this.#put(cell, BLOCKS.dots, look.dots);
    this.#put(cell, BLOCKS.sign, [look.pattern, 0, 0, 255]);
  }

  #put(cell, block, [r, g, b, a]) {
    const at = ((block * this.rows + Math.floor(cell / COLUMNS)) * COLUMNS + (cell % COLUMNS)) * 4;
    this.data[at] = Math.round(r);
    this.data[at + 1] = Math.round(g);
    this.data[at + 2] = Math.round(b);
    this.data[at + 3] = Math.round(a);
  }
}

/** Every day on which a tenure begins or ends, with its cell, in order. */
function changesOf(atlas) {
  const out = [];
  for (const {cell, from, to} of atlas.tenure) for (const day of [from, to]) if (day !== null && day !== undefined) out.push([day, cell]);
  return out.sort((a, b) => a[0] - b[0]);
}

/** Index of the first change later than a day. */
function firstAfter(changes, day) {
  let lo = 0;
  let hi = changes.length;
  while (lo < hi) {
    const mid = (lo + hi) >> 1;
    if (changes[mid][0] <= day) lo = mid + 1;
    else hi = mid;
  }
  return lo;
}

/** Which stripes a tenure asks for. */
export function patternOf(row) {
  if (row.capacity === 'occupation' && row.sovereign >= 0 && row.sovereign !== row.polity) return PATTERN.occupied;
  if (row.capacity === 'protection') return PATTERN.protection;
  return PATTERN.none;
}

/** Whether it is doubtful that the holder held: such land is dotted. */
export const isDoubtful = (row) => row.certainty === 'doubtful';
