// Unpacks LZMA in the one-file page: browsers unpack gzip by themselves, but the page is a fifth smaller this way.
// The format is that of `lzma.FORMAT_ALONE`: 13 bytes of head, then one range-coded stream.

const STATES = 12;
const PLACES = 16; // position states, at most 2^4
const [LOW, MIDDLE] = [2, 2 + PLACES * 8];
const HIGH = MIDDLE + PLACES * 8;
const LENGTHS = HIGH + 256;
// Where each table of probabilities begins in the one array of them.
const IS_MATCH = 0;
const IS_REPEAT = IS_MATCH + STATES * PLACES;
const REPEAT_0 = IS_REPEAT + STATES;
const REPEAT_1 = REPEAT_0 + STATES;
const REPEAT_2 = REPEAT_1 + STATES;
const IS_LONG = REPEAT_2 + STATES;
const SLOTS = IS_LONG + STATES * PLACES;
const SPECIAL = SLOTS + 4 * 64;
const ALIGN = SPECIAL + 115;
const MATCH_LENGTH = ALIGN + 16;
const REPEAT_LENGTH = MATCH_LENGTH + LENGTHS;
const LITERALS = REPEAT_LENGTH + LENGTHS;

/**
 * Unpacks a stream of known length.
 *
 * @param {Uint8Array} bytes head and stream
 * @param {number} length of what was packed
 * @returns {Uint8Array}
 */
function unpack(bytes, length) {
  const out = new Uint8Array(length);
  const [lc, lp, pb] = [bytes[0] % 9, Math.floor(bytes[0] / 9) % 5, Math.floor(bytes[0] / 45)];
  const odds = new Uint16Array(LITERALS + (0x300 << (lc + lp))).fill(1024);
  let at = 14; // the stream's own first byte is always 0
  let range = 0xffffffff;
  let code = 0;
  for (let i = 0; i < 4; i++) code = ((code << 8) | bytes[at++]) >>> 0;

  function bit(i) {
    const odd = odds[i];
    const bound = (range >>> 11) * odd;
    let found = 0;
    if (code < bound) {
      range = bound;
      odds[i] = odd + ((2048 - odd) >>> 5);
    } else {
      range -= bound;
      code -= bound;
      odds[i] = odd - (odd >>> 5);
      found = 1;
    }
    if (range < 0x1000000) {
      range = (range << 8) >>> 0;
      code = ((code << 8) | bytes[at++]) >>> 0;
    }
    return found;
  }

  function tree(start, bits) {
    let node = 1;
    for (let i = 0; i < bits; i++) node = (node << 1) | bit(start + node);
    return node - (1 << bits);
  }

  function backwards(start, bits) {
    let [node, value] = [1, 0];
    for (let i = 0; i < bits; i++) {
      const one = bit(start + node);
      node = (node << 1) | one;
      value |= one << i;
    }
    return value;
  }

  function direct(bits) {
    let value = 0;
    for (let i = 0; i < bits; i++) {
      range >>>= 1;
      const one = code >= range ? 1 : 0;
      if (one) code -= range;
      value = (value << 1) | one;
      if (range < 0x1000000) {
        range = (range << 8) >>> 0;
        code = ((code << 8) | bytes[at++]) >>> 0;
      }
    }
    return value;
  }

  function lengthAt(start, place) {
    if (!bit(start)) return tree(start + LOW + place * 8, 3) + 2;
    if (!bit(start + 1)) return tree(start + MIDDLE + place * 8, 3) + 10;
    return tree(start + HIGH, 8) + 18;
  }

  function distance(long) {
    const slot = tree(SLOTS + Math.min(long - 2, 3) * 64, 6);
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1;
    const start = (2 | (slot & 1)) << bits;
    if (slot < 14) return start + backwards(SPECIAL + start - slot, bits);
    return start + direct(bits - 4) * 16 + backwards(ALIGN, 4);
  }

  let [state, done] = [0, 0];
  let [near, second, third, fourth] = [0, 0, 0, 0]; // the last four distances, each less one

  function literal() {
    const last = done ? out[done - 1] : 0;
    const start = LITERALS + 0x300 * (((done & ((1 << lp) - 1)) << lc) + (last >> (8 - lc)));
    let node = 1;
    if (state >= 7) {
      let like = out[done - near - 1];
      while (node < 0x100) {
        const wanted = (like >> 7) & 1;
        like <<= 1;
        const one = bit(start + ((1 + wanted) << 8) + node);
        node = (node << 1) | one;
        if (one !== wanted) break;
      }
    }
    while (node < 0x100) node = (node << 1) | bit(start + node);
    out[done++] = node & 0xff;
    state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
  }

  /** One of the last four distances once more; gives the length. */
  function repeated(place) {
    if (!bit(REPEAT_0 + state)) {
      if (!bit(IS_LONG + state * PLACES + place)) {
        state = state < 7 ? 9 : 11;
        return 1;
      }
    } else if (!bit(REPEAT_1 + state)) {
      [near, second] = [second, near];
    } else if (!bit(REPEAT_2 + state)) {
      [near, second, third] = [third, near, second];
    } else {
      [near, second, third, fourth] = [fourth, near, second, third];
    }
    const long = lengthAt(REPEAT_LENGTH, place);
    state = state < 7 ? 8 : 11;
    return long;
  }

  while (done < length) {
    const place = done & ((1 << pb) - 1);
    if (!bit(IS_MATCH + state * PLACES + place)) {
      literal();
      continue;
    }
    let long = 0;
    if (!bit(IS_REPEAT + state)) {
      [fourth, third, second] = [third, second, near];
      long = lengthAt(MATCH_LENGTH, place);
      state = state < 7 ? 7 : 10;
      near = distance(long);
    } else {
      long = repeated(place);
    }
    if (near >= done) throw new Error('This file is damaged: copy it again.');
    for (const end = Math.min(done + long, length); done < end; done++) out[done] = out[done - near - 1];
  }
  return out;
}
