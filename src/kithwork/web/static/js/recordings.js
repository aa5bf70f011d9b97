/* Recordings of rehearsals in this browser's own store, each under the id of its chat. They are sent
   nowhere, and go once the chat is over or gone. */
"use strict";

const recordings = (() => {
  const { ask } = database("kithwork-rehearsals", "recordings");
  const ASKED = "kithwork.recordings";
  const ASKED_EVERY = 10 * 60 * 1000;

  const get = (chat) => ask("readonly", (kept) => kept.get(chat));
  const put = (chat, sound) => ask("readwrite", (kept) => kept.put(sound, chat));
  const drop = (chat) => ask("readwrite", (kept) => kept.delete(chat));

  /* Ask `stands` of each chat that was recorded, a few times an hour, and drop what is over. */
  async function clear(stands) {
    const chats = await ask("readonly", (kept) => kept.getAllKeys());
    if (!chats.length || Date.now() - Number(localStorage.getItem(ASKED) ?? 0) < ASKED_EVERY) return;
    localStorage.setItem(ASKED, String(Date.now()));
    for (const chat of chats) if ((await stands(chat)) === "over") await drop(chat);
  }

  return { get, put, drop, clear };
})();
