/* What was typed in a talk, on this device: written at each keystroke, sent in order when Kithwork
   answers, and given up only when it said that it holds it. Each line has a place of its own, so that
   two windows never write over each other. */
"use strict";

const kept = (() => {
  const PLACE = "kithwork.run.";
  const PAGES = "kithwork-talks";
  const UNREACHABLE = [502, 503, 504];
  /* Not now: too much at once, or something else is written just then. Any fault of the server is the same. */
  const LATER = [408, 409, 425, 429];
  /* Of one delivery; the rest follows at once. */
  const MOST = 100;
  const ASKED_EVERY = 6 * 60 * 60 * 1000;
  const memory = new Map();
  /* Where all that is written goes, too (carried.js); a text of null is dropped there. */
  let copy = () => {};
  let lasting = true;
  const place = (chat, name) => `${PLACE}${chat}.${name}`;

  function held(name) {
    try {
      return memory.get(name) ?? localStorage.getItem(name);
    } catch {
      return null;
    }
  }

  function read(chat, name) {
    try {
      return JSON.parse(held(place(chat, name)));
    } catch {
      return null;
    }
  }

  /* Where this browser keeps nothing, the page does while it is open. */
  function write(chat, name, value) {
    const text = JSON.stringify(value);
    try {
      localStorage.setItem(place(chat, name), text);
      memory.delete(place(chat, name));
    } catch {
      lasting = false;
      memory.set(place(chat, name), text);
    }
    copy(place(chat, name), text);
  }

  function names(chat) {
    const all = new Set(memory.keys());
    try {
      for (let at = 0; at < localStorage.length; at += 1) all.add(localStorage.key(at));
    } catch { /* There is none. */ }
    return [...all].filter((name) => name.startsWith(place(chat, ""))).map((name) => name.slice(place(chat, "").length));
  }

  function drop(chat, name) {
    memory.delete(place(chat, name));
    try { localStorage.removeItem(place(chat, name)); } catch { /* There is none. */ }
    copy(place(chat, name), null);
  }

  /* A second copy of all, from now on and of what is here already. */
  function copyTo(to) {
    copy = to;
    for (const chat of chats()) for (const name of names(chat)) copy(place(chat, name), JSON.stringify(read(chat, name)));
  }

  /* What a copy holds newer than this device, by what it says of itself; gives the names. */
  function bringBack(copied) {
    const revision = (text) => JSON.parse(text ?? null)?.item?.revision ?? 0;
    const wanted = copied.filter(({ name, text }) => held(name) === null || revision(held(name)) < revision(text));
    for (const { name, text } of wanted) memory.set(name, text);
    return wanted.map(({ name }) => name);
  }

  /* Lines, answers and times of a chat, each { item, sent }: sent is the revision that arrived. */
  function all(chat, kind) {
    return names(chat).filter((name) => name.startsWith(`${kind}/`)).map((name) => read(chat, name)).filter(Boolean);
  }

  const named = (kind, item) => `${kind}/${{ notes: item.key, answers: item.question, times: "" }[kind]}`;
  const get = (chat, kind, item) => read(chat, named(kind, item))?.item ?? null;

  /* Keep an item as it is now; its revision rises with each change, above what another device sent, too. */
  function put(chat, kind, item) {
    const before = read(chat, named(kind, item));
    const revision = Math.max(Date.now(), Math.max(before?.item.revision ?? 0, before?.sent ?? 0) + 1);
    write(chat, named(kind, item), { item: { ...item, revision }, sent: before?.sent ?? 0 });
  }

  /* What the server showed: newer than here, it holds. */
  function learn(chat, kind, item) {
    const before = read(chat, named(kind, item));
    if (before && before.item.revision >= item.revision) {
      if (before.sent < item.revision) write(chat, named(kind, item), { ...before, sent: item.revision });
    } else write(chat, named(kind, item), { item, sent: item.revision });
  }

  const waiting = (chat, kind) => all(chat, kind).filter((one) => one.item.revision > one.sent).map((one) => one.item);
  const isWaiting = (chat) => ["notes", "answers", "times"].some((kind) => waiting(chat, kind).length);
  const inOrder = (notes) => notes.sort((one, other) => one.seconds - other.seconds || (one.key < other.key ? -1 : 1));

  function written(chat, of, most) {
    return {
      kithrun: 1, chat, times: of("times")[0] ?? null,
      notes: inOrder(of("notes")).slice(0, most), answers: of("answers").slice(0, most),
    };
  }

  /* All of a talk, as a carried file holds it. */
  const whole = (chat) => written(chat, (kind) => all(chat, kind).map((one) => one.item));

  /* What is to be sent next: what waits, but for what was tried and not taken. */
  const next = (chat, tried) => written(chat, (kind) => waiting(chat, kind).filter((item) => !tried.has(state(kind, item))), MOST);
  const state = (kind, item) => `${named(kind, item)} ${item.revision}`;
  const states = (sent) => [
    ...sent.notes.map((item) => state("notes", item)), ...sent.answers.map((item) => state("answers", item)),
    ...(sent.times ? [state("times", sent.times)] : []),
  ];

  /* What was answered for: of this revision or an earlier one. */
  function settle(chat, kind, item, revision) {
    const now = read(chat, named(kind, item));
    if (now && revision !== undefined && revision !== null) write(chat, named(kind, item), { ...now, sent: Math.max(now.sent, revision) });
  }

  function settleAll(chat, sent, answer) {
    for (const item of sent.notes) settle(chat, "notes", item, answer.notes[item.key]);
    for (const item of sent.answers) settle(chat, "answers", item, answer.answers[item.question]);
    if (sent.times) settle(chat, "times", {}, answer.times);
  }

  /* A browser that is not let in any more keeps what is not in Kithwork yet, and nothing else. */
  function dropArrived(chat) {
    for (const name of names(chat)) {
      const found = read(chat, name);
      if (found?.item && found.sent >= found.item.revision) drop(chat, name);
    }
  }

  async function forget(chat) {
    for (const told of document.querySelectorAll(`[data-left="${chat}"]`)) told.remove();
    const own = read(chat, "to");
    for (const name of names(chat)) drop(chat, name);
    if (own) await dropPage(own.page);
  }

  /* Without any other talk the whole cache goes, scripts and styles included. */
  async function dropPage(page) {
    if (!("caches" in window)) return;
    await (await caches.open(PAGES)).delete(page, { ignoreVary: true });
    if (!chats().length) await caches.delete(PAGES);
  }

  const isLater = (status) => status >= 500 || LATER.includes(status);

  /* A form token of the present session; null while this browser is not let in. */
  async function token(page) {
    const answer = await fetch(page, { credentials: "same-origin", cache: "no-store" });
    if (isLater(answer.status)) throw new TypeError("unreachable");
    const seen = new DOMParser().parseFromString(await answer.text(), "text/html");
    return answer.ok ? seen.querySelector('input[name="csrfmiddlewaretoken"]')?.value ?? null : null;
  }

  /* A page that is left sends the last of it; browsers let no more than 64 KiB leave that way. */
  function post(address, csrf, sent, keepalive) {
    return fetch(address, {
      method: "POST", body: JSON.stringify(sent), credentials: "same-origin", keepalive,
      headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": csrf },
    });
  }

  /* One delivery; with a fresh token where the old one is of an earlier session. */
  async function deliver(chat, sent, leaving) {
    const to = read(chat, "to");
    const answer = await post(to.address, to.csrf, sent, leaving);
    if (answer.status !== 403) return answer;
    const csrf = await token(to.token ?? to.page);
    if (csrf === null) return answer;
    write(chat, "to", { ...to, csrf });
    return post(to.address, csrf, sent, leaving);
  }

  /* Each state of a line is tried once: what is not taken holds up nothing else, and nothing for ever. */
  async function sendAll(chat, leaving) {
    const tried = new Set();
    for (let sent = next(chat, tried); states(sent).length; sent = next(chat, tried)) {
      const answer = await deliver(chat, sent, leaving);
      if (isLater(answer.status)) return "waits";
      if ([403, 404].includes(answer.status)) {
        /* Not let in any more, or the chat is gone, perhaps with the person: what waits stays, and it alone. */
        dropArrived(chat);
        await dropPage(read(chat, "to").page);
        return answer.status === 403 ? "closed" : "gone";
      }
      for (const one of states(sent)) tried.add(one);
      if (answer.ok) settleAll(chat, sent, await answer.json());
    }
    return isWaiting(chat) ? "refused" : "arrived";
  }

  /* Send what waits, one window at a time; says what came of it. */
  async function send(chat, leaving = false) {
    if (!read(chat, "to")) return "carried";
    const run = () => sendAll(chat, leaving).catch(() => "waits");
    const how = await (navigator.locks ? navigator.locks.request(place(chat, "sends"), run) : run());
    if (how === "gone") tellLeft(chat);
    return how;
  }

  const sendLeaving = (chat) => send(chat, true);

  /* A file of what this device holds of a talk; it comes back by import. */
  const file = (chat) => new File([JSON.stringify(whole(chat), null, 1)], `talk-${chat}.kithrun.json`, { type: "application/json" });

  function save(chat) {
    const made = file(chat);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(made);
    link.download = made.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  /* Notes whose chat is gone: nobody but the seeker deletes them. */
  function tellLeft(chat) {
    const words = document.getElementById("talk-left")?.content.firstElementChild.cloneNode(true);
    if (!words || document.querySelector(`[data-left="${chat}"]`)) return;
    words.dataset.left = chat;
    const notes = all(chat, "notes").map((one) => one.item.text).filter((text) => text.trim());
    words.querySelector("[data-text]").textContent = notes.join(" · ");
    words.querySelector("[data-save]").addEventListener("click", () => save(chat));
    words.querySelector("[data-delete]").addEventListener("click", () => forget(chat));
    document.getElementById("main").prepend(words);
  }

  /* The page of a talk opens again without the server, from this cache alone. */
  async function keepPage(page) {
    if (!("caches" in window)) return;
    const cache = await caches.open(PAGES);
    const parts = [...document.querySelectorAll("script[src], link[rel=stylesheet][href]")];
    const answer = await fetch(page, { credentials: "same-origin" }).catch(() => null);
    if (answer?.ok && !answer.redirected) {
      await cache.put(page, answer);
      await cache.addAll(parts.map((one) => one.src ?? one.href)).catch(() => {});
    }
  }

  const chats = () => [...new Set(Object.keys(localStorage).filter((name) => name.startsWith(PLACE)).map((name) => name.slice(PLACE.length, PLACE.length + 36)))];
  /* What Kithwork says of a talk: "over" once nothing of it need stay here, "closed" to a device that is not let in. */
  async function stands(page) {
    const answer = await fetch(page, { credentials: "same-origin", cache: "no-store" });
    if (answer.status === 404) return "over";
    if (answer.status === 403) return "closed";
    if (!answer.ok) return "open";
    const seen = new DOMParser().parseFromString(await answer.text(), "text/html");
    return seen.querySelector("[data-run][data-over]") ? "over" : "open";
  }

  /* Asked a few times a day, and whenever Kithwork is closed to this browser. */
  async function isDone(chat) {
    const to = read(chat, "to");
    const refused = document.querySelector("script[data-closed]") !== null;
    if (!to || to.over || (!refused && Date.now() - (to.asked ?? 0) < ASKED_EVERY)) return to?.over ?? false;
    const now = await stands(to.page);
    write(chat, "to", { ...to, asked: Date.now() });
    return now !== "open";
  }

  /* All talks of this device, one after the other; of what is over and arrived nothing stays. */
  async function sendEverything() {
    for (const chat of chats()) {
      if (isWaiting(chat)) await send(chat);
      if (!isWaiting(chat) && (await isDone(chat).catch(() => false))) await forget(chat);
    }
    for (const told of document.querySelectorAll("[data-talk-waits]")) told.hidden = !isWaiting(told.dataset.talkWaits);
  }

  const isLasting = () => lasting;
  return { read, write, drop, all, get, put, learn, isWaiting, inOrder, whole, file, save, send, sendLeaving, forget, keepPage, dropPage, stands, sendEverything, isLasting, copyTo, bringBack };
})();
