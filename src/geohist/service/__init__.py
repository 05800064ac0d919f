"""What the page fetches: the player's files, deck.gl, the atlas, stills and exports, as routes of one ASGI process."""
