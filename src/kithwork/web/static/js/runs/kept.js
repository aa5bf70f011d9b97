/* What was typed in a talk, on this device: written at each keystroke, sent in order when Kithwork
   answers, and given up only when it said that it holds it. Each line has a place of its own, so that
   two windows never write over each other. */
"use strict";

const kept = (() => {
  const PLACE = "kithwork.run.";
  const PAGES = "kithwork-talks";
  const UNREACHABLE = [502, 503, 504];
  /* Of one delivery; the rest follows at once. */
  const MOST = 100;
  const ASKED_EVERY = 6 * 60 * 60 * 1000;
  const memory = new Map();
  let lasting = true;
  const place = (chat, name) => `${PLACE}${chat}.${name}`;

  function read(chat, name) {
    try {
      return JSON.parse(memory.get(place(chat, name)) ?? localStorage.getItem(place(chat, name)));
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
  }

  /* Lines, answers and times of a chat, each { item, sent }: sent is the revision that arrived. */
  function all(chat, kind) {
    return names(chat).filter((name) => name.startsWith(`${kind}/`)).map((name) => read(chat, name)).filter(Boolean);
  }

  const named = (kind, item) => `${kind}/${{ notes: item.key, answers: item.question, times: "" }[kind]}`;
  const get = (chat, kind, item) => read(chat, named(kind, item))?.item ?? null;

  /* Keep an item as it is now; its revision rises with each change. */
  function put(chat, kind, item) {
    const before = read(chat, named(kind, item));
    const revision = Math.max(Date.now(), (before?.item.revision ?? 0) + 1);
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

  function written(chat, of) {
    return {
      kithrun: 1, chat, times: of(chat, "times")[0] ?? null,
      notes: inOrder(of(chat, "notes")).slice(0, of === waiting ? MOST : undefined), answers: of(chat, "answers"),
    };
  }

  /* All of a talk, as a carried file holds it. */
  const whole = (chat) => written(chat, (where, kind) => all(where, kind).map((one) => one.item));

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

  /* A form token of the present session; null while this browser is not let in. */
  async function token(page) {
    const answer = await fetch(page, { credentials: "same-origin", cache: "no-store" });
    if (UNREACHABLE.includes(answer.status)) throw new TypeError("unreachable");
    const seen = new DOMParser().parseFromString(await answer.text(), "text/html");
    return answer.ok ? seen.querySelector('input[name="csrfmiddlewaretoken"]')?.value ?? null : null;
  }

  function post(address, csrf, sent) {
    return fetch(address, {
      method: "POST", body: JSON.stringify(sent), credentials: "same-origin", keepalive: true,
      headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": csrf },
    });
  }

  async function sendAll(chat) {
    const to = read(chat, "to");
    let csrf = to.csrf;
    while (isWaiting(chat)) {
      const sent = written(chat, waiting);
      let answer = await post(to.address, csrf, sent);
      if (answer.status === 403) {
        csrf = await token(to.page);
        if (csrf === null) {
          dropArrived(chat);
          return "closed";
        }
        write(chat, "to", { ...to, csrf });
        answer = await post(to.address, csrf, sent);
      }
      if (UNREACHABLE.includes(answer.status)) return "waits";
      if (answer.status === 404) {
        /* The chat is gone, perhaps with the person: nothing of it stays here. */
        await forget(chat);
        return "gone";
      }
      if (answer.status === 403) return "closed";
      if (!answer.ok) return "refused";
      settleAll(chat, sent, await answer.json());
    }
    return "arrived";
  }

  /* Send what waits, one window at a time; says what came of it. */
  async function send(chat) {
    if (!read(chat, "to")) return "carried";
    const run = () => sendAll(chat).catch(() => "waits");
    return navigator.locks ? navigator.locks.request(place(chat, "sends"), run) : run();
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
  /* Whether a talk is over by what Kithwork says, asked a few times a day; null while it is silent. */
  async function isOver(chat) {
    const to = read(chat, "to");
    if (!to || to.over || Date.now() - (to.asked ?? 0) < ASKED_EVERY) return to?.over ?? false;
    const answer = await fetch(to.page, { credentials: "same-origin", cache: "no-store" });
    if (answer.status === 404) return true;
    if (!answer.ok) return false;
    write(chat, "to", { ...to, asked: Date.now() });
    return new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-run][data-over]") !== null;
  }

  /* All talks of this device, one after the other; of what is over and arrived nothing stays. */
  async function sendEverything() {
    for (const chat of chats()) {
      if (isWaiting(chat)) await send(chat);
      if (!isWaiting(chat) && (await isOver(chat).catch(() => false))) await forget(chat);
    }
  }

  const isLasting = () => lasting;
  return { read, write, drop, all, get, put, learn, isWaiting, inOrder, whole, send, forget, keepPage, dropPage, sendEverything, isLasting };
})();
