/* A talk carried along as a file keeps each line twice. On a busy machine a browser may find the
   localStorage of a file empty when the file is opened again; a database it finds. */
"use strict";

{
  const database = new Promise((done, failed) => {
    const opening = indexedDB.open("kithwork-carried", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("lines", { keyPath: "name" });
    opening.onsuccess = () => done(opening.result);
    opening.onerror = () => failed(opening.error);
  });

  /* What `act` asks of the lines, once it is done. */
  async function ask(mode, act) {
    const asked = (await database).transaction("lines", mode);
    const request = act(asked.objectStore("lines"));
    return new Promise((done, failed) => {
      asked.oncomplete = () => done(request.result);
      asked.onabort = () => failed(asked.error);
    });
  }

  const copy = (name, text) => ask("readwrite", (lines) => (text === null ? lines.delete(name) : lines.put({ name, text }))).catch(() => {});

  async function begin() {
    for (const key of kept.bringBack(await ask("readonly", (lines) => lines.getAll()))) {
      window.dispatchEvent(new StorageEvent("storage", { key }));
    }
    kept.copyTo(copy);
  }

  begin().catch(() => { /* No database for a file in this browser: each line is kept once. */ });
}
