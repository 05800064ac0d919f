// A frame of a recording: the map as it stands, and below it date, title and where it comes from.
import {formatDay} from './dates.js';
import {iso} from './days.js';
import {lastBeat} from './beats.js';
import {recordingWords} from './words-recording.js';

const WIDEST = 1280;
const FOOT = 64;
const even = (pixels) => 2 * Math.round(pixels / 2); // the codecs want even sides

/**
 * Makes the canvas that is recorded.
 *
 * @param {object} ctx the shell's context, with a map
 * @returns {{canvas: HTMLCanvasElement, draw: () => void, end: () => void}} `draw` puts the present state on it; `end` lets go of the map
 */
export function createFrame(ctx) {
  const {map, store, atlas} = ctx;
  const size = {...map.size};
  const ratio = Math.min(WIDEST / size.width, Math.max(1, 720 / size.height));
  const canvas = Object.assign(document.createElement('canvas'), {width: even(size.width * ratio), height: even(size.height * ratio) + FOOT});
  // Where a program draws instead of a card, canvases are kept where the program reads them.
  const how = {alpha: false, willReadFrequently: Boolean(map.software)};
  const pen = canvas.getContext('2d', how);
  const across = canvas.width / size.width;
  const land = Object.assign(document.createElement('canvas'), {width: canvas.width, height: canvas.height - FOOT});
  const landPen = land.getContext('2d', how);
  const {gl} = map;
  const {onFrame} = gl;

  /** What the graphics card has drawn is gone once it is shown, so a copy is taken in the same breath. */
  function keepLand() {
    landPen.fillStyle = atlas.style.map.sea;
    landPen.fillRect(0, 0, land.width, land.height);
    for (const sheet of map.host.querySelectorAll('canvas:not([data-sheet])')) if (sheet.width && !sheet.closest('[hidden]')) landPen.drawImage(sheet, 0, 0, land.width, land.height);
  }

  /** A sheet as it lies on the page: while the camera moves it is shifted and stretched by its style. */
  function lay(sheet) {
    const {a, d, e, f} = new DOMMatrix(sheet.style.transform);
    pen.setTransform(a * across, 0, 0, d * across, e * across, f * across);
    pen.globalAlpha = sheet.style.opacity === '' ? 1 : Number(sheet.style.opacity);
    pen.drawImage(sheet, 0, 0, size.width, size.height);
  }

  function title(day, lang) {
    const beat = atlas.beats[lastBeat(atlas.beats, day)];
    if (beat?.day !== Math.floor(day)) return '';
    return atlas.text(atlas.recordById.get(beat.records[0])?.title, lang) ?? '';
  }

  function foot({day, lang, view}) {
    const {page} = atlas.style;
    const top = canvas.height - FOOT;
    pen.fillStyle = page.paper;
    pen.fillRect(0, top, canvas.width, FOOT);
    pen.textBaseline = 'alphabetic';
    pen.textAlign = 'left';
    pen.fillStyle = page.ink;
    pen.font = '400 24px "Geohist Serif", Georgia, serif';
    const date = formatDay(Math.floor(day), lang);
    pen.fillText(date, 18, top + 31);
    const from = 18 + pen.measureText(date).width + 22;
    pen.font = 'italic 400 20px "Geohist Serif", Georgia, serif';
    pen.fillStyle = page.ink_2;
    pen.fillText(fitting(title(day, lang), canvas.width - from - 18), from, top + 31);
    pen.font = '400 13px "Geohist Sans", sans-serif';
    const at = `#date=${iso(Math.floor(day))}&view=${view.longitude.toFixed(2)},${view.latitude.toFixed(2)},${view.zoom.toFixed(1)}`;
    pen.fillText(fitting(`geohist, ${atlas.text(atlas.title, lang)}, ${recordingWords(lang).data(atlas.version)}   ${at}`, canvas.width - 36), 18, top + 53);
  }

  /** Words cut to a width, with dots where something is missing. */
  function fitting(words, width) {
    if (pen.measureText(words).width <= width) return words;
    let cut = words;
    while (cut && pen.measureText(`${cut}…`).width > width) cut = cut.slice(0, -1);
    return `${cut.trimEnd()}…`;
  }

  gl.onFrame = () => {
    onFrame();
    keepLand();
  };
  if (gl.alive) gl.redraw();

  return {
    canvas,
    draw() {
      pen.drawImage(land, 0, 0);
      for (const sheet of map.host.querySelectorAll('canvas[data-sheet]')) if (sheet.width && sheet.style.visibility !== 'hidden' && !sheet.closest('[hidden]')) lay(sheet);
      pen.resetTransform();
      pen.globalAlpha = 1;
      foot(store.get());
    },
    end() {
      gl.onFrame = onFrame;
    },
  };
}
