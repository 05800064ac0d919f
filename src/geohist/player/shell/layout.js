// Three layouts by the player's own width, and where the legend stands: on the corner of the map where least is.
import {View} from '../map/mercator.js';

/** @returns {'wide'|'middle'|'narrow'} */
export const layoutOf = (width) => (width >= 1200 ? 'wide' : width >= 700 ? 'middle' : 'narrow');

const CORNERS = ['bottom-left', 'top-left', 'bottom-right', 'top-right'];
const REFIT_AFTER_MS = 120;
/** A legend taller than this share of the map folds, unless the reader opened it. */
const LEGEND_SHARE = 0.5;

/** Keeps `data-layout`, `data-panel`, `data-corner` on the root, and `layout`, `free`, `obstacles` in the store. */
export function createLayout(ctx, {root, area, mapHost, legend, panel, sheet}) {
  const {store, atlas} = ctx;
  let timer = 0;
  let size = '';
  let show = null;

  function measure() {
    const width = root.clientWidth;
    if (!width) return;
    const layout = layoutOf(width);
    const {apparatus, panelOpen, selection} = store.get();
    const wide = Boolean(panelOpen && selection && apparatus);
    root.dataset.layout = layout;
    root.dataset.panel = !panelOpen ? 'closed' : wide ? 'apparatus' : 'reading';
    const now = `${width}x${root.clientHeight}`;
    if (layout === 'narrow' && now !== size) sheet.refit();
    size = now;
    const first = store.get().layout === undefined;
    store.set({layout, ...(layout !== store.get().layout && layout !== 'wide' ? {legend: false} : first ? {legend: true} : {})});
    clearTimeout(timer);
    timer = setTimeout(refit, REFIT_AFTER_MS);
  }

  /** Tells the map which part of it panels leave free, and which boxes its labels have to avoid. */
  function refit() {
    if (!mapHost.clientWidth) return;
    const box = mapHost.getBoundingClientRect();
    const over = panel.getBoundingClientRect();
    const covers = store.get().panelOpen && root.dataset.layout === 'middle' && over.left < box.right;
    const free = {left: 0, top: 0, right: covers ? Math.round(box.right - over.left) : 0, bottom: 0};
    ctx.swipe.takeFree(free);
    const {legend: unfolded, legendAsked, pair} = store.get();
    // Half a map has no room for it.
    if (unfolded && !legendAsked && (pair?.shift || legend.offsetHeight > LEGEND_SHARE * box.height)) store.set({legend: false});
    if (store.get().legend || !root.dataset.corner) placeLegend(box);
    else root.dataset.corner = CORNERS[0];
    obstacles();
    if (show) ctx.camera.show(show);
    show = null;
  }

  function obstacles() {
    const box = mapHost.getBoundingClientRect();
    const boxes = [...area.querySelectorAll('.map-buttons, .legend, .inset, .open-panel, .swipe-date')].map((element) => element.getBoundingClientRect()).filter((r) => r.width && r.height);
    const list = boxes.map((r) => ({left: r.left - box.left, top: r.top - box.top, right: r.right - box.left, bottom: r.bottom - box.top}));
    if (JSON.stringify(list) !== JSON.stringify(store.get().obstacles)) store.set({obstacles: list});
  }

  /** Counts, for each corner, the actors' ground and the places the legend would hide. */
  function placeLegend({width, height}) {
    const {view, day, free} = store.get();
    const seen = new View(view, width, height);
    const card = legend.getBoundingClientRect();
    const points = [];
    atlas.cells.forEach((cell, i) => {
      const holder = atlas.polities[atlas.holderOn(i, day)?.polity];
      if (holder?.actor) points.push([seen.project(cell.xy), 1]);
    });
    for (const place of Object.values(atlas.places)) if ((place.rank ?? 6) <= 3) points.push([seen.project(place.xy), 1.5]);
    for (const record of atlas.records) if (record.xy) points.push([seen.project(record.xy), 3]);
    const weight = (corner) => {
      const [vertical, side] = corner.split('-');
      const left = side === 'left' ? (vertical === 'top' ? 58 : 14) : width - free.right - card.width - 14;
      const top = vertical === 'top' ? 14 : height - card.height - 14;
      return points.reduce((sum, [[x, y], w]) => sum + (x > left - 12 && x < left + card.width + 12 && y > top - 12 && y < top + card.height + 12 ? w : 0), 0);
    };
    root.dataset.corner = CORNERS.map((corner) => [corner, weight(corner)]).reduce((best, next) => (next[1] < best[1] ? next : best))[0];
  }

  store.on(['apparatus', 'selection', 'panelOpen'], ({selection}, old) => {
    // The panel may come to lie over what was asked for: once it has its size, the map brings that back.
    // A scene says itself where to look.
    if (selection && selection !== old.selection && !ctx.tours?.shown()) show = selection;
    measure();
  });
  store.on(['legend', 'legendDrawn', 'layersOpen', 'insetShown', 'pair'], () => {
    clearTimeout(timer);
    timer = setTimeout(refit, REFIT_AFTER_MS);
  });
  new ResizeObserver(measure).observe(root);
  root.dataset.corner = CORNERS[0];
  measure();
  return {measure};
}
