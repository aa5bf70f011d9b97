/* The program in a pocket: its shell is kept, and talks noted without a connection wait here. */
"use strict";

const pocket = (() => {
  /* Each capture has a place of its own, so that two windows never write over each other. */
  const PLACE = "kithwork.capture.";
  const UNREACHABLE = [502, 503, 504];
  const own = document.currentScript?.dataset ?? {};
  const address = own.captures ?? "/capture";

  const read = (name) => JSON.parse(localStorage.getItem(name));

  /* What waits, in the order in which it was kept. */
  function all() {
    try {
      const found = Object.keys(localStorage).filter((name) => name.startsWith(PLACE)).map(read);
      return found.sort((one, other) => one.kept - other.kept);
    } catch {
      return [];
    }
  }

  const changed = () => document.dispatchEvent(new CustomEvent("captures:changed"));

  /* One of the same key takes the place of the one before. False: this device keeps nothing. */
  function keep(capture) {
    try {
      const place = PLACE + capture.key;
      const kept = read(place)?.kept ?? Date.now();
      localStorage.setItem(place, JSON.stringify({ ...capture, kept }));
    } catch {
      return false;
    }
    changed();
    return true;
  }

  function drop(key) {
    localStorage.removeItem(PLACE + key);
    changed();
  }

  /* A form token of the present session; null while Kithwork cannot be reached. */
  async function token() {
    const answer = await fetch(address, { credentials: "same-origin", cache: "no-store" });
    if (!answer.ok) return null;
    const seen = new DOMParser().parseFromString(await answer.text(), "text/html");
    return seen.querySelector('input[name="csrfmiddlewaretoken"]')?.value ?? null;
  }

  /* Send one; throws where nothing answers. */
  async function post({ kept, ...capture }, csrf) {
    const body = new URLSearchParams({ ...capture, why: "", csrfmiddlewaretoken: csrf });
    const answer = await fetch(address, {
      method: "POST", body, credentials: "same-origin", headers: { Accept: "application/json" },
    });
    if (UNREACHABLE.includes(answer.status)) throw new TypeError("unreachable");
    if (answer.ok || answer.status === 422) return answer.json();
    throw new Error(`answered ${answer.status}`);
  }

  /* Send what waits, in order and one tab at a time. What needs a word from its owner stays. */
  async function sendAll() {
    let sent = 0;
    try {
      const csrf = all().some((one) => !one.why) && (await token());
      if (!csrf) return 0;
      for (const capture of all().filter((one) => !one.why)) {
        const answer = await post(capture, csrf);
        if (answer.saved) drop(capture.key);
        else keep({ ...capture, why: answer.why });
        sent += answer.saved ? 1 : 0;
      }
    } catch { /* Not now: it waits. */ }
    return sent;
  }

  function send() {
    if (!all().length) return Promise.resolve(0);
    return navigator.locks ? navigator.locks.request(PLACE, sendAll) : sendAll();
  }

  /* Notes of a talk that wait here go on from any page; their script is fetched only then. */
  function sendTalks() {
    const waits = Object.keys(localStorage).some((name) => name.startsWith("kithwork.run."));
    if (!waits || !own.talks || document.querySelector("[data-run]")) return;
    load(own.talks).then(() => kept.sendEverything());
  }

  /* Recordings of rehearsals go with their chats; the same for their scripts. */
  async function clearRecordings() {
    const stores = own.recordings ? ((await indexedDB.databases?.()) ?? []) : [];
    if (!stores.some((one) => one.name === "kithwork-rehearsals")) return;
    await Promise.all([load(own.talks), load(own.database)]);
    await load(own.recordings);
    await recordings.clear((chat) => kept.stands(own.talk.replace(/[0-9a-f-]{36}/, chat)));
  }

  /* A script of ours, unless the page has it. */
  function load(address) {
    if ([...document.scripts].some((one) => one.src === new URL(address, location).href)) return Promise.resolve();
    return new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = address;
      script.addEventListener("load", done);
      script.addEventListener("error", failed);
      document.head.append(script);
    });
  }

  /* Without a certificate that the browser trusts there is none; nothing else needs it. */
  function register() {
    if (own.worker && "serviceWorker" in navigator) navigator.serviceWorker.register(own.worker).catch(() => {});
  }

  /* A link to where one is would fetch the page; to load it again sends what was sent. */
  document.addEventListener("click", (event) => {
    if (!event.target.closest?.("[data-reloads]")) return;
    event.preventDefault();
    location.reload();
  });
  window.addEventListener("online", send);
  window.addEventListener("storage", (event) => { if (event.key?.startsWith(PLACE)) changed(); });
  /* The page comes first: all of this waits until it is there. */
  window.addEventListener("load", register);
  window.addEventListener("load", send);
  window.addEventListener("load", () => { try { sendTalks(); } catch { /* This browser keeps nothing. */ } });
  window.addEventListener("load", () => clearRecordings().catch(() => { /* Not now: the next page does. */ }));
  return { all, keep, drop, send, post };
})();
