// QR codes (ISO/IEC 18004): text as bytes, correction level M, the smallest of the forty sizes that holds it. Made here, so that it works without a network.

// Per version: bytes of correction in a block, and the number of blocks, at level M.
const CHECKS = [0, 10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28];
const BLOCKS = [0, 1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49];
const MASKS = [
  (x, y) => (x + y) % 2, (x, y) => y % 2, (x) => x % 3, (x, y) => (x + y) % 3, (x, y) => ((x / 3 | 0) + (y / 2 | 0)) % 2,
  (x, y) => (x * y) % 2 + (x * y) % 3, (x, y) => ((x * y) % 2 + (x * y) % 3) % 2, (x, y) => ((x + y) % 2 + (x * y) % 3) % 2,
];

const sizeOf = (version) => 17 + 4 * version;

/** Middles of the small squares of alignment, along one side. */
function alignments(version) {
  if (version === 1) return [];
  const count = (version / 7 | 0) + 2;
  const last = sizeOf(version) - 7;
  const step = version === 32 ? 26 : Math.ceil((last - 6) / (2 * (count - 1))) * 2;
  return [6, ...Array.from({length: count - 1}, (_, i) => last - (count - 2 - i) * step)];
}

/** Modules that carry data or correction, in bits. */
function roomOf(version) {
  const marks = alignments(version).length;
  const aligned = marks ? 25 * marks * marks - 10 * marks - 55 : 0;
  return (16 * version + 128) * version + 64 - aligned - (version >= 7 ? 36 : 0);
}

const dataBytes = (version) => (roomOf(version) >> 3) - CHECKS[version] * BLOCKS[version];

// The field of 256 elements, with the polynomial 0x11D.
const EXP = new Uint8Array(512);
const LOG = new Uint8Array(256);
for (let i = 0, x = 1; i < 255; i++, x = x << 1 ^ (x > 127 ? 0x11d : 0)) {
  EXP[i] = EXP[i + 255] = x;
  LOG[x] = i;
}
const times = (a, b) => (a && b ? EXP[LOG[a] + LOG[b]] : 0);

/** The bytes of correction of a block. */
function checkOf(data, length) {
  let divisor = [1];
  for (let i = 0; i < length; i++) {
    const next = [...divisor, 0];
    divisor.forEach((c, k) => (next[k + 1] ^= times(c, EXP[i])));
    divisor = next;
  }
  const rest = [...data, ...new Array(length).fill(0)];
  for (let i = 0; i < data.length; i++) {
    const lead = rest[i];
    if (lead) for (let k = 0; k <= length; k++) rest[i + k] ^= times(divisor[k], lead);
  }
  return rest.slice(data.length);
}

/** Bytes with head and filling, cut into blocks, each with its correction, dealt out in turn. */
function codewords(bytes, version) {
  const bits = [];
  const put = (value, length) => {
    for (let i = length - 1; i >= 0; i--) bits.push(value >> i & 1);
  };
  put(4, 4); // bytes
  put(bytes.length, version < 10 ? 8 : 16);
  for (const byte of bytes) put(byte, 8);
  const room = dataBytes(version) * 8;
  put(0, Math.min(4, room - bits.length));
  put(0, -bits.length & 7);
  for (let fill = 0xec; bits.length < room; fill ^= 0xec ^ 0x11) put(fill, 8);
  const data = Array.from({length: room / 8}, (_, i) => bits.slice(8 * i, 8 * i + 8).reduce((sum, bit) => sum << 1 | bit, 0));
  const count = BLOCKS[version];
  const short = count - (data.length % count);
  const blocks = [];
  for (let i = 0, at = 0; i < count; i++) {
    const end = at + (data.length / count | 0) + (i < short ? 0 : 1);
    blocks.push(data.slice(at, end));
    at = end;
  }
  const checks = blocks.map((block) => checkOf(block, CHECKS[version]));
  const dealt = (lists) => Array.from({length: Math.max(...lists.map((list) => list.length))}, (_, i) => lists.map((list) => list[i])).flat().filter((byte) => byte !== undefined);
  return [...dealt(blocks), ...dealt(checks)];
}

/** A number with the remainder of its division, as formats and versions are written. */
function guarded(value, length, divisor) {
  let rest = value << length;
  const top = Math.floor(Math.log2(divisor));
  for (let i = 31 - Math.clz32(rest); rest && i >= top; i = 31 - Math.clz32(rest)) rest ^= divisor << (i - top);
  return value << length | rest;
}

/** The modules of a version: `dark[y][x]`, and `fixed[y][x]` where no data goes. */
function frame(version) {
  const size = sizeOf(version);
  const grid = () => Array.from({length: size}, () => new Uint8Array(size));
  const [dark, fixed] = [grid(), grid()];
  const set = (x, y, on) => {
    if (x < 0 || y < 0 || x >= size || y >= size) return;
    dark[y][x] = on ? 1 : 0;
    fixed[y][x] = 1;
  };
  for (let i = 0; i < size; i++) {
    set(6, i, i % 2 === 0);
    set(i, 6, i % 2 === 0);
  }
  const square = (cx, cy, reach, light) => {
    for (let dy = -reach; dy <= reach; dy++) for (let dx = -reach; dx <= reach; dx++) set(cx + dx, cy + dy, !light.includes(Math.max(Math.abs(dx), Math.abs(dy))));
  };
  for (const [x, y] of [[3, 3], [size - 4, 3], [3, size - 4]]) square(x, y, 4, [2, 4]);
  const marks = alignments(version);
  const [first, last] = [marks[0], marks.at(-1)];
  for (const x of marks) for (const y of marks) if (!(x === first && y === first) && !(x === first && y === last) && !(x === last && y === first)) square(x, y, 2, [1]);
  if (version >= 7) {
    const bits = guarded(version, 12, 0x1f25);
    for (let i = 0; i < 18; i++) {
      const [a, b] = [size - 11 + (i % 3), i / 3 | 0];
      set(a, b, bits >> i & 1);
      set(b, a, bits >> i & 1);
    }
  }
  return {size, dark, fixed, set};
}

/** Writes level and mask round the corners. */
function writeFormat({size, set}, mask) {
  const bits = guarded(mask, 10, 0x537) ^ 0x5412; // level M is 0
  const bit = (i) => bits >> i & 1;
  for (let i = 0; i < 15; i++) {
    set(8, i < 6 ? i : i < 8 ? i + 1 : size - 15 + i, bit(i));
    set(i < 8 ? size - 1 - i : i < 9 ? 7 : 14 - i, 8, bit(i));
  }
  set(8, size - 8, 1);
}

/** How hard a pattern is to read: runs, blocks, what looks like a corner, unequal dark and light. */
function penalty(dark) {
  const size = dark.length;
  let sum = 0;
  const lines = [...dark.map((row) => [...row]), ...dark.map((_, x) => dark.map((row) => row[x]))];
  for (const line of lines) {
    const words = line.join('');
    for (const [run] of words.matchAll(/0{5,}|1{5,}/g)) sum += run.length - 2;
    for (let i = 0; i + 11 <= size; i++) if (['10111010000', '00001011101'].includes(words.slice(i, i + 11))) sum += 40;
  }
  let on = 0;
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      on += dark[y][x];
      if (x && y && dark[y][x] === dark[y - 1][x] && dark[y][x] === dark[y][x - 1] && dark[y][x] === dark[y - 1][x - 1]) sum += 3;
    }
  }
  return sum + Math.floor(Math.abs(on * 20 - size * size * 10) / (size * size)) * 10;
}

/**
 * The modules of a text as a QR code.
 *
 * @param {string} text
 * @returns {Uint8Array[]} rows of 0 (light) and 1 (dark), without the quiet zone
 * @throws {RangeError} where it is longer than any code holds, 2331 bytes
 */
export function qr(text) {
  const bytes = new TextEncoder().encode(text);
  const version = CHECKS.findIndex((_, v) => v && dataBytes(v) >= bytes.length + (v < 10 ? 2 : 3));
  if (version < 0) throw new RangeError(`A QR code holds 2331 bytes; the text has ${bytes.length}.`);
  const made = frame(version);
  const {size, dark, fixed} = made;
  writeFormat(made, 0);
  const bits = codewords(bytes, version).flatMap((byte) => Array.from({length: 8}, (_, i) => byte >> (7 - i) & 1));
  const way = [];
  for (let right = size - 1, up = true; right > 0; right -= 2, up = !up) {
    if (right === 6) right = 5;
    for (let i = 0; i < size; i++) for (const x of [right, right - 1]) if (!fixed[up ? size - 1 - i : i][x]) way.push([x, up ? size - 1 - i : i]);
  }
  const masked = MASKS.map((mask, number) => {
    way.forEach(([x, y], i) => (dark[y][x] = (bits[i] ?? 0) ^ (mask(x, y) === 0 ? 1 : 0)));
    writeFormat(made, number);
    return {rows: dark.map((row) => row.slice()), cost: penalty(dark)};
  });
  return masked.reduce((best, one) => (one.cost < best.cost ? one : best)).rows;
}
