/* A talk carried along as a file keeps each line twice. On a busy machine a browser may find the
   localStorage of a file empty when the file is opened again; a database it finds. */
"use strict";

{
  const { ask } = database("kithwork-carried", "lines", { keyPath: "name" });

  function copy(name, text) {
    const change = (lines) => (text === null ? lines.delete(name) : lines.put({ name, text }));
    ask("readwrite", change).catch(() => { /* It is kept in the first place. */ });
  }

  async function begin() {
    for (const key of kept.bringBack(await ask("readonly", (lines) => lines.getAll()))) {
      window.dispatchEvent(new StorageEvent("storage", { key }));
    }
    kept.copyTo(copy);
  }

  begin().catch(() => { /* No database for a file in this browser: each line is kept once. */ });
}
