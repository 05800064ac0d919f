// The shell: puts header, map, panel, timeline and the rest together around one store.
import {createAddress} from './address.js';
import {createCamera} from './camera.js';
import {createClock} from './clock.js';
import {createControls} from './controls.js';
import {createHeader} from './header.js';
import {createHelp} from './help.js';
import {createLayers, createMapButtons} from './layers.js';
import {createLayout} from './layout.js';
import {createLegend} from './legend.js';
import {createOpening} from './opening.js';
import {createPanel} from './panel.js';
import {createPointing} from './pointing.js';
import {createPrint} from './print.js';
import {createRecording} from './recording.js';
import {createSay} from './say.js';
import {createShare} from './share.js';
import {createInset} from './inset.js';
import {createSheet} from './sheet.js';
import {createSearch} from './search.js';
import {createStill} from './still.js';
import {createSwipe} from './swipe.js';
import {createTasks} from './tasks.js';
import {createTimeline} from './timeline.js';
import {createTold} from './told.js';
import {expose} from './expose.js';
import {excerpt} from './excerpt.js';
import {changeSentences} from './changes.js';
import {h} from './dom.js';
import {icon} from './signs.js';
import {goThere} from './going.js';
import {createPanning} from './panning.js';
import {keepFocus} from './keeping.js';
import {keepLit} from './lit.js';
import {keepLook} from './looks.js';
import {listenKeys} from './keys.js';
import {wordsOf} from './words.js';

const still = matchMedia('(prefers-reduced-motion: reduce)');

/**
 * Builds everything but the map into `root`.
 *
 * @param {object} options
 * @param {HTMLElement} options.root the player's own element
 * @param {object} options.atlas from `decodeAtlas`
 * @param {object} options.store from `createStore`; carries `pinned`, `easing`, `legend`, `layersOpen`, `help`, `menu`, `layout`, `panelOpen` beside the contract's keys
 * @param {() => object} options.data what the page gave: `links`, `still`, `lang`
 * @param {() => object} options.port the component that holds the player now
 */
export function createShell({root, atlas, store, data, port}) {
  const mapHost = h('div', {class: 'map-host', role: 'application'});
  const ctx = {atlas, store, data, port, map: null, words: () => wordsOf(store.get().lang), reduced: () => still.matches};
  keepLook(ctx, root);
  ctx.excerpt = (key, options) => excerpt(ctx, key, options);
  ctx.camera = createCamera(ctx, mapHost);
  ctx.clock = createClock({store, atlas, reduced: ctx.reduced, words: (beat) => wordsToRead(atlas, beat, store.get().lang), approach: (beat) => ctx.tours?.shown() || ctx.camera.approach(beat)});
  act(ctx);
  ctx.tasks = createTasks(ctx, root);
  keepLit(ctx);

  const say = createSay(ctx);
  Object.assign(ctx, {copy: say.copy, notice: say.notice});
  const address = createAddress(ctx);
  ctx.address = address.href;
  ctx.share = () => store.set({sharing: true, menu: false});

  const legend = createLegend(ctx, mapHost);
  const layers = createLayers(ctx, legend);
  const buttons = createMapButtons(ctx);
  const panel = createPanel(ctx);
  const timeline = createTimeline(ctx);
  const controls = createControls(ctx);
  const search = createSearch(ctx, root);
  const header = createHeader(ctx, search.element);
  goThere(ctx, {panel, search});
  createPanning(ctx, mapHost);
  keepFocus(ctx, root, mapHost);
  const opening = createOpening(ctx);
  const help = createHelp(ctx);
  const share = createShare(ctx);
  const inset = createInset(ctx, mapHost);
  const recording = createRecording(ctx);
  const print = createPrint(ctx, {root, mapHost, panel: panel.element, legend});
  ctx.openDate = controls.openDate;
  const open = h('button', {class: 'open-panel', type: 'button', 'data-does': 'open-panel', onclick: () => store.set({panelOpen: true})}, icon('left', 20));
  const handle = h('button', {class: 'handle', type: 'button'}, h('i', {}));
  panel.element.prepend(handle);
  const sheet = createSheet(handle, root);
  const told = createTold(ctx, mapHost);
  const pointing = createPointing(ctx, mapHost);
  ctx.swipe = createSwipe(ctx, mapHost);
  const area = h('div', {class: 'map-area'}, mapHost, told.element, pointing.element, ctx.swipe.element, buttons.element, legend.element, inset.element, layers.element, opening.element, recording.element, open);
  root.append(header.element, area, panel.element, h('div', {class: 'foot'}, controls.element, timeline.element), help.element, share.element, ...say.elements);
  const layout = createLayout(ctx, {root, area, mapHost, legend: legend.element, panel: panel.element, sheet});
  expose(ctx, root);

  const nameThings = () => {
    handle.setAttribute('aria-label', ctx.words().openPanel);
    open.setAttribute('aria-label', ctx.words().openPanel);
    open.title = ctx.words().openPanel;
    mapHost.setAttribute('aria-label', ctx.words().map);
    mapHost.setAttribute('aria-description', ctx.words().mapHelp);
  };
  store.on('lang', nameThings);
  store.on('look', () => {
    panel.draw(true);
    timeline.redraw();
  });
  nameThings();

  ctx.touched = opening.touched;
  root.addEventListener('pointerdown', (event) => ctx.touched(onTransport(event)), true);
  root.addEventListener('wheel', () => ctx.touched(), {capture: true, passive: true});

  let deaf = null;
  return {
    ctx,
    mapHost,
    layout,
    opening,
    /** The player is on the page: it listens to keys and owns the address. */
    attach() {
      deaf ??= listenKeys(ctx, root);
      address.attach();
      print.attach();
      layout.measure();
    },
    detach() {
      ctx.clock.pause();
      deaf?.();
      deaf = null;
      address.detach();
      print.detach();
    },
    /** Takes the map, once there is one. */
    setMap(map) {
      ctx.map = map;
    },
    /** Shows stills from here on. */
    showStill(why) {
      ctx.map = null;
      ctx.swipe.disable();
      mapHost.replaceChildren(createStill(ctx, why).element);
    },
    redraw() {
      header.draw();
      panel.draw(true);
    },
  };
}

const onTransport = (event) => event.composedPath().some((node) => node instanceof Element && node.matches?.('[data-does=toggle], [data-does=next], [data-does=previous]'));

/** What several parts of the shell do in the same way. */
function act(ctx) {
  const {store, clock, atlas} = ctx;
  const shown = () => store.get().task && !store.get().aside;
  const letGo = () => !store.get().pinned && !shown() && ctx.clearSelection();

  ctx.clearSelection = () => {
    // Pressing nowhere ends following a life; a comparison or a tour stays.
    if (shown() && store.get().task.kind === 'person') ctx.endTask();
    else store.set({selection: null, apparatus: false, aside: false});
  };
  ctx.select = (layer, id = null, apparatus = false) => {
    if (!layer || !id) return ctx.clearSelection();
    if (layer === 'actors') return ctx.openPerson(id);
    // What the reader asks for is shown, even where the panel was pinned to something else.
    return store.set({selection: {layer, id}, apparatus, panelOpen: true, pinned: false, aside: Boolean(store.get().task)});
  };
  ctx.toggle = () => {
    if (!store.get().playing) letGo();
    clock.toggle();
  };
  ctx.next = () => {
    if (ctx.tasks.stepLife(1)) return;
    letGo();
    clock.next();
  };
  ctx.previous = () => {
    if (ctx.tasks.stepLife(-1)) return;
    letGo();
    clock.previous();
  };
  ctx.toggleApparatus = () => {
    const {selection, apparatus, beat} = store.get();
    if (apparatus && selection) return store.set(atlas.recordById.has(selection.id) ? {apparatus: false} : {selection: null, apparatus: false});
    if (selection) return store.set({apparatus: true, panelOpen: true});
    const id = atlas.beats[beat]?.records[0];
    return id && ctx.select(atlas.recordById.get(id).layer, id, true);
  };
  ctx.toggleLayers = () => store.set({layersOpen: !store.get().layersOpen});
  ctx.closePanel = () => {
    ctx.endTask();
    store.set({panelOpen: false, pinned: false});
  };
  ctx.escape = () => {
    const {help, sharing, layersOpen, menu, apparatus, selection, panelOpen, searching, task, aside} = store.get();
    if (searching) store.set({searching: false});
    else if (help || sharing) store.set({help: false, sharing: false});
    else if (layersOpen || menu) store.set({layersOpen: false, menu: false});
    else if (apparatus && atlas.recordById.has(selection?.id)) store.set({apparatus: false});
    else if (task) aside ? ctx.backToTask() : ctx.endTask();
    else if (selection) ctx.clearSelection();
    else if (panelOpen) store.set({panelOpen: false});
  };
  /** Takes over a state read from the address. */
  ctx.restore = ({day, ...patch}) => {
    store.set({...patch, panelOpen: true, pinned: false});
    if (patch.view) ctx.camera.keep();
    if (day !== undefined) clock.scrub(day);
    else clock.pause();
    // The bare address of a scene or a comparison: its own view and day are meant.
    if (day === undefined && patch.task?.kind === 'tour') ctx.tours.enter(patch.task.id, patch.task.scene);
    else if (patch.task?.kind === 'compare' && (day === undefined || (patch.task.mode !== 'list' && Math.floor(day) === patch.task.from))) clock.scrub(patch.task.to);
    if (!patch.view && patch.task?.kind === 'compare') ctx.lookAtChanges();
  };
}

/** Words of the first excerpt of each record of a beat, with its translation, and of what changed. */
function wordsToRead(atlas, beat, lang) {
  const texts = changeSentences(atlas, beat, lang);
  for (const id of beat.records) {
    const excerpt = atlas.excerpts[atlas.recordById.get(id)?.claims?.find((claim) => claim.excerpt)?.excerpt];
    if (excerpt) texts.push(excerpt.translation?.[lang] ?? excerpt.exact);
  }
  return texts.join(' ').split(/\s+/).filter(Boolean).length;
}
