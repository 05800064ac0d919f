// The two faces of the atlas, put into the document (a shadow root cannot declare fonts of its own).

export const FACES = [
  {file: 'serif-400', family: 'Geohist Serif', weight: '400', style: 'normal'},
  {file: 'serif-400-italic', family: 'Geohist Serif', weight: '400', style: 'italic'},
  {file: 'serif-700', family: 'Geohist Serif', weight: '700', style: 'normal'},
  {file: 'sans-400', family: 'Geohist Sans', weight: '400', style: 'normal'},
  {file: 'sans-500', family: 'Geohist Sans', weight: '500', style: 'normal'},
  {file: 'sans-600', family: 'Geohist Sans', weight: '600', style: 'normal'},
];

let loading;

/**
 * Loads all faces once a document; resolves when they can be drawn.
 *
 * @param {(file: string) => string} [urlOf] address of a face by file name without ending; a single-file page gives data: URLs here
 * @returns {Promise<void>} rejects when a face cannot be read
 */
export function loadFonts(urlOf = (file) => new URL(`../fonts/${file}.woff2`, import.meta.url).href) {
  loading ??= Promise.all(
    FACES.map(async ({file, family, weight, style}) => {
      const face = new FontFace(family, `url(${JSON.stringify(urlOf(file))}) format("woff2")`, {weight, style, display: 'swap'});
      document.fonts.add(await face.load());
    }),
  ).then(() => undefined);
  return loading;
}
