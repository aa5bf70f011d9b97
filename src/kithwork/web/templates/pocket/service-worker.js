/* Keeps the shell of Kithwork: static files and two pages without anybody's data. Never a page
   with people in it: contacts do not belong into a browser's cache. But for one: the page of a talk
   keeps itself (js/runs/kept.js) until the talk is over, since it must open again in mid-chat. */
"use strict";

const CACHE = "kithwork-{{ version|escapejs }}";
const OFFLINE = "{{ offline|escapejs }}";
const UNSENT = "{{ unsent|escapejs }}";
const STATIC = "{{ static|escapejs }}";
const TALKS = "kithwork-talks";
const TALK = /^\/chats\/[0-9a-f-]{36}\/run$/;
const SHELL = [{% for address in shell %}"{{ address|escapejs }}", {% endfor %}OFFLINE, UNSENT];
/* What a tunnel answers when nothing listens behind it. */
const UNREACHABLE = [502, 503, 504];

async function fill() {
  const cache = await caches.open(CACHE);
  await cache.addAll(SHELL.map((address) => new Request(address, { cache: "reload", credentials: "omit" })));
  await self.skipWaiting();
}

async function clear() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("kithwork-") && name !== CACHE && name !== TALKS).map((name) => caches.delete(name)));
  await self.clients.claim();
}

/* Its address or this worker changes when the file does: what is kept is right. */
async function kept(request) {
  const cache = await caches.open(CACHE);
  const found = (await cache.match(request)) ?? (await caches.match(request, { cacheName: TALKS }));
  if (found) return found;
  const answer = await fetch(request);
  if (answer.status === 200 && answer.type === "basic") await cache.put(request, answer.clone());
  return answer;
}

/* Always the server's own page; only where there is no server, the one that says so. */
async function page(request) {
  let answer = null;
  try {
    answer = await fetch(request);
  } catch { /* Not running, or no network. */ }
  if (answer && !UNREACHABLE.includes(answer.status)) {
    /* Signed out or revoked: what talks kept is no longer this device's to show. */
    if (answer.status === 403) await caches.delete(TALKS);
    return answer;
  }
  const talk = TALK.test(new URL(request.url).pathname) &&
    (await caches.match(request, { cacheName: TALKS, ignoreSearch: true, ignoreVary: true }));
  if (talk) return talk;
  const cache = await caches.open(CACHE);
  return (await cache.match(OFFLINE)) ?? answer ?? Response.error();
}

/* A form goes to the server alone. Where there is none, a page of ours stands in the place of the
   browser's own; to load it again is to send the form again. */
async function sent(request) {
  try {
    const answer = await fetch(request);
    if (!UNREACHABLE.includes(answer.status)) return answer;
  } catch { /* Not running, or no network. */ }
  return (await caches.match(UNSENT, { cacheName: CACHE })) ?? Response.error();
}

self.addEventListener("install", (event) => event.waitUntil(fill()));
self.addEventListener("activate", (event) => event.waitUntil(clear()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (address.origin !== self.location.origin) return;
  if (request.method === "POST" && request.mode === "navigate") event.respondWith(sent(request));
  if (request.method !== "GET") return;
  /* An entry works once, for whom it was printed: hands off. */
  if (address.pathname.startsWith("/enter/")) return;
  if (address.pathname.startsWith(STATIC)) event.respondWith(kept(request));
  else if (request.mode === "navigate") event.respondWith(page(request));
});
