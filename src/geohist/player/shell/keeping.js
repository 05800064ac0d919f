// The keyboard's place: what opens gets it, and when what had it goes away it goes to what is read now, not back to the top of the page.

/** Watches the shell. Only readers who came by keyboard are moved. */
export function keepFocus(ctx, root, mapHost) {
  const {store} = ctx;
  let byKeys = false;
  document.addEventListener('keydown', () => (byKeys = true), true);
  document.addEventListener('pointerdown', () => (byKeys = false), true);

  const lost = () => {
    const {activeElement} = root.getRootNode();
    return root.isConnected && (!activeElement || activeElement === document.body);
  };

  function place(opened) {
    if (!opened && !lost()) return;
    if (store.get().panelOpen) ctx.focusPanel();
    else mapHost.focus({preventScroll: true});
  }

  store.on(['apparatus', 'task', 'aside', 'selection', 'panelOpen', 'layersOpen'], (state, old) => {
    if (!byKeys || state.searching) return;
    const opened = state.apparatus && !old.apparatus;
    // When everything that listens has drawn itself anew.
    requestAnimationFrame(() => place(opened));
  });
}
