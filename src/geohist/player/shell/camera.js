// Where the map looks, as the shell asks for it: home, nearer, further, and to what is off the free map.
import {isOnFreeMap} from '../map/camera.js';

const MARGIN = 60;

/**
 * Makes the camera.
 *
 * @param {object} ctx the shell's context; `ctx.map` is the map once there is one
 * @param {HTMLElement} host the element the map fills
 */
export function createCamera(ctx, host) {
  const {store, atlas} = ctx;

  /** The points a beat is about: its place and its records, else the ground that changed hands. */
  function points(beat) {
    const places = [beat.place && atlas.places[beat.place]?.xy, ...beat.records.map((id) => atlas.recordById.get(id)?.xy)].filter(Boolean);
    return places.length ? places : beat.transfers.flatMap((i) => atlas.transfers[i].cells.map((cell) => atlas.cells[cell].xy));
  }

  /** Moves only if one of the points is off the free map; the zoom stays where that is enough. */
  function bring(list) {
    if (!ctx.map || !list.length) return;
    const {view, free} = store.get();
    const size = {width: host.clientWidth, height: host.clientHeight};
    if (list.every((point) => isOnFreeMap(point, view, size, free, MARGIN / 2))) return;
    if (list.length === 1) {
      ctx.map.ensureVisible(list[0]);
      return;
    }
    const [xs, ys] = [list.map((p) => p[0]), list.map((p) => p[1])];
    ctx.map.fit([Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)], {jump: false, margin: MARGIN, maxZoom: view.zoom});
  }

  return {
    approach: (beat) => bring(points(beat)),
    /** Brings a selected record, cell or place into the picture. */
    show({layer, id}) {
      const xy = layer === 'cells' ? atlas.cells[atlas.cellIndex.get(id)]?.xy : layer === 'places' ? atlas.places[id]?.xy : atlas.recordById.get(id)?.xy;
      bring(xy ? [xy] : []);
    },
    home: (jump = false) => ctx.map?.home({jump}),
    zoomBy: (steps) => ctx.map?.zoomBy(steps),
  };
}
