/* Recordings of rehearsals in this browser's own store, each under the id of its chat. They are sent
   nowhere, and go once the chat is over or gone. */
"use strict";

const recordings = (() => {
  const KEPT = "recordings";
  const ASKED = "kithwork.recordings";
  const ASKED_EVERY = 10 * 60 * 1000;

  function store() {
    return new Promise((done, failed) => {
      const opening = indexedDB.open("kithwork-rehearsals", 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore(KEPT);
      opening.onsuccess = () => done(opening.result);
      opening.onerror = () => failed(opening.error);
    });
  }

  async function inStore(mode, ask) {
    const open = await store();
    try {
      return await new Promise((done, failed) => {
        const change = open.transaction(KEPT, mode);
        const asked = ask(change.objectStore(KEPT));
        change.oncomplete = () => done(asked.result);
        change.onabort = () => failed(change.error);
      });
    } finally {
      open.close();
    }
  }

  const get = (chat) => inStore("readonly", (kept) => kept.get(chat));
  const put = (chat, sound) => inStore("readwrite", (kept) => kept.put(sound, chat));
  const drop = (chat) => inStore("readwrite", (kept) => kept.delete(chat));

  /* Ask `stands` of each chat that was recorded, a few times an hour, and drop what is over. */
  async function clear(stands) {
    const chats = await inStore("readonly", (kept) => kept.getAllKeys());
    if (!chats.length || Date.now() - Number(localStorage.getItem(ASKED) ?? 0) < ASKED_EVERY) return;
    localStorage.setItem(ASKED, String(Date.now()));
    for (const chat of chats) if ((await stands(chat)) === "over") await drop(chat);
  }

  return { get, put, drop, clear };
})();
