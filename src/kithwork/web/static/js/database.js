/* A database of this browser with one store. `ask` gives what `act` asked of the store, once all of it
   is done; it fails where this browser keeps nothing. */
"use strict";

const database = (name, store, keys = {}) => {
  function opened() {
    return new Promise((done, failed) => {
      const opening = indexedDB.open(name, 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore(store, keys);
      opening.onsuccess = () => done(opening.result);
      opening.onerror = () => failed(opening.error);
    });
  }

  async function ask(mode, act) {
    const open = await opened();
    try {
      return await new Promise((done, failed) => {
        const change = open.transaction(store, mode);
        const asked = act(change.objectStore(store));
        change.oncomplete = () => done(asked.result);
        change.onabort = () => failed(change.error);
      });
    } finally {
      open.close();
    }
  }

  return { ask };
};
