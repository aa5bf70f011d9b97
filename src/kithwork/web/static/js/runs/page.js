/* The page of a talk: one question, a line for notes, a clock. All of it works without the server. */
"use strict";

{
  const box = document.querySelector("[data-run]");
  const chat = box.dataset.run;
  const find = (name) => box.querySelector(`[data-${name}]`);
  const form = find("line");
  const { text, key: keyField } = form.elements;
  const watch = clock.of(find("clock"));
  const plan = [...box.querySelectorAll("[data-plan] > li")];
  const FIELDS = ["role", "organisation", "how_known", "who_writes"];
  const said = find("arrived");
  const RESTING = 1000;
  /* A day: longer, and somebody forgot to end it. */
  const LATEST = 86400;
  /* So long a page that is left waits for what is still on its way. */
  const PATIENCE = 5000;
  let draft = "";
  let pause = 0;
  let timer = 0;

  /* A window of its own keeps its place and its unfinished line, a reload included. */
  function ownWindow() {
    try {
      const own = sessionStorage.getItem("kithwork.window") ?? lines.newKey();
      sessionStorage.setItem("kithwork.window", own);
      return own;
    } catch {
      return "one";
    }
  }
  const own = ownWindow();
  const times = () => kept.get(chat, "times", {});
  const state = () => (!times() ? "before" : times().ended_at ? "ended" : "going");
  const place = () => kept.read(chat, `place.${own}`) ?? { at: Number(box.dataset.at), aside: "" };

  /* -- Sending: about a second after the last keystroke, then again with longer pauses. */
  function tell(how) {
    const words = kept.isLasting() ? box.dataset[how] : box.dataset.memory;
    if (words !== undefined && said.textContent !== words) said.textContent = words;
  }

  async function send() {
    const how = await kept.send(chat);
    tell(how);
    pause = how === "arrived" ? 0 : Math.min(30000, Math.max(2000, pause * 2));
    if (how === "waits") later(pause);
    return how;
  }

  function later(wait) {
    clearTimeout(timer);
    timer = setTimeout(send, wait);
  }

  function changed() {
    if (kept.read(chat, "to")) tell("waits");
    else tell("carried");
    later(pause || RESTING);
  }

  /* -- The line: each keystroke is kept. */
  const mark = () => form.querySelector('[name="mark"]:checked').value;

  function choose(wanted) {
    form.querySelector(`[name="mark"][value="${wanted}"]`).checked = true;
    for (const part of form.querySelectorAll("[data-for]")) {
      part.hidden = part.dataset.for !== wanted;
      if (part.tagName === "DETAILS") part.open = !part.hidden;
    }
  }

  /* What the fields leave open may stand in the line itself: "Li Chen, analyst at DataWell". */
  function given() {
    const said = lines.parseName(text.value);
    for (const name of FIELDS) said[name] = form.elements[name].value || said[name];
    return { ...said, may_use_name: form.elements.may_use_name.checked || said.may_use_name };
  }

  function fill(note) {
    const name = note.mark === "name" ? lines.parseName(note.text) : {};
    choose(note.mark);
    text.value = note.mark === "name" ? name.name : note.text;
    for (const field of FIELDS) form.elements[field].value = name[field] ?? "";
    form.elements.may_use_name.checked = name.may_use_name ?? false;
  }

  function start(note) {
    draft = note?.key ?? "";
    fill(note ?? { mark: "note", text: "" });
    if (draft) kept.write(chat, `draft.${own}`, draft);
    else kept.drop(chat, `draft.${own}`);
    drawNotes();
  }

  function typed() {
    const sign = lines.SIGNS[text.value.trimStart().slice(0, 1)];
    if (sign && mark() === "note") {
      text.value = text.value.trimStart().slice(1).trimStart();
      choose(sign);
    }
    if (/^\s/.test(text.value)) text.value = text.value.trimStart();
    const words = mark() === "name" && text.value.trim() ? lines.writeName(given()) : text.value;
    const before = draft ? kept.get(chat, "notes", { key: draft }) : null;
    if (!before && !words.trim()) return;
    draft ||= lines.newKey();
    kept.write(chat, `draft.${own}`, draft);
    const note = before ?? { key: draft, seconds: seconds(), question: asked() };
    kept.put(chat, "notes", { ...note, mark: mark(), text: words });
    changed();
    drawNotes();
  }

  /* How far into the talk; once it has ended, no further. */
  function seconds() {
    if (state() === "before") return 0;
    const until = times().ended_at ? Date.parse(times().ended_at) : Date.now();
    return Math.min(LATEST, Math.max(0, Math.floor((until - Date.parse(times().begun_at)) / 1000)));
  }

  function keepLine(event) {
    event.preventDefault();
    typed();
    start(null);
    text.focus({ preventScroll: true });
  }

  /* -- What was noted. */
  const label = (of) => form.querySelector(`[name="mark"][value="${of}"]`).parentElement.dataset.name;

  function drawNote(note) {
    const row = find("note-one").content.firstElementChild.cloneNode(true);
    row.classList.toggle("now", note.key === draft);
    row.dataset.mark = note.mark;
    row.querySelector("[data-minute]").textContent = clock.written(note.seconds);
    row.querySelector("[data-sign]").textContent = lines.SIGN_OF[note.mark] ?? "";
    row.querySelector("[data-mark-name]").textContent = note.mark === "note" ? "" : label(note.mark);
    row.querySelector("[data-text]").textContent = note.text;
    const change = row.querySelector("[data-change]");
    change.addEventListener("click", () => { start(note); text.focus({ preventScroll: true }); });
    const away = row.querySelector("[data-away]");
    for (const button of [change, away]) button.setAttribute("aria-label", `${button.dataset.says} ${note.text}`);
    away.addEventListener("click", () => takeAway(note));
    return row;
  }

  function drawNotes() {
    const notes = kept.inOrder(kept.all(chat, "notes").map((one) => one.item).filter((one) => one.text.trim()));
    find("notes").replaceChildren(...notes.map(drawNote));
    find("no-notes").hidden = notes.length > 0;
    for (const shown of box.querySelectorAll("[data-count]")) shown.textContent = notes.length;
  }

  function takeAway(note) {
    kept.put(chat, "notes", { ...note, text: "" });
    if (draft === note.key) start(null);
    else drawNotes();
    const back = find("take-back");
    back.hidden = false;
    back.querySelector("[data-gone]").textContent = note.text;
    back.querySelector("button").onclick = () => {
      kept.put(chat, "notes", note);
      back.hidden = true;
      changed();
      drawNotes();
    };
    back.querySelector("button").focus();
    changed();
  }

  /* -- Questions: one at a time, off the plan and back. */
  const outcome = (key) => kept.get(chat, "answers", { question: key })?.outcome ?? "";
  const isOpen = (row) => !["answered", "redirected"].includes(outcome(row.dataset.key));
  const asked = () => place().aside || (plan[place().at]?.dataset.key ?? "");

  function go(at, aside = "") {
    kept.write(chat, `place.${own}`, { at: Math.max(0, Math.min(at, plan.length - 1)), aside });
    drawQuestion();
  }

  function answer(question, how) {
    kept.put(chat, "answers", { question, outcome: how, seconds: seconds() });
    changed();
  }

  function drawQuestion() {
    const { at, aside } = place();
    const row = plan[at];
    const planned = aside || row?.querySelector("[data-words]").textContent;
    const words = planned ?? box.dataset.unplanned;
    const shown = find("question");
    if (shown.textContent !== words) shown.textContent = words;
    if (planned === undefined) shown.removeAttribute("lang");
    else shown.lang = "en";
    for (const part of [find("answer"), find("place")]) part.hidden = planned === undefined;
    find("no-plan").hidden = planned !== undefined;
    find("place").textContent = aside ? box.dataset.beside : box.dataset.of.replace("{at}", at + 1).replace("{all}", plan.length);
    find("must").hidden = Boolean(aside) || row?.dataset.must === undefined;
    find("back").hidden = Boolean(aside) || at === 0;
    find("to-plan").hidden = !aside;
    const left = plan.filter((one) => one.dataset.must !== undefined && isOpen(one)).length;
    for (const told of box.querySelectorAll("[data-must-left]")) told.textContent = left;
    for (const one of plan) {
      for (const badge of one.querySelectorAll("[data-said]")) badge.hidden = badge.dataset.said !== outcome(one.dataset.key);
      one.toggleAttribute("data-here", one === row && !aside);
      if (one === row && !aside) one.querySelector("a").setAttribute("aria-current", "step");
      else one.querySelector("a").removeAttribute("aria-current");
    }
  }

  function settle(how) {
    const { at, aside } = place();
    const question = asked();
    if (question) answer(question, how);
    if (how === "redirected") {
      choose("name");
      text.focus({ preventScroll: true });
    }
    go(aside ? at : at + 1);
    find("dig").open = false;
  }

  function ask(event) {
    event.preventDefault();
    const field = event.target.elements.question;
    const words = lines.asKept(field.value);
    if (!words) return;
    answer(words, "answered");
    go(place().at, words);
    event.target.reset();
    event.target.closest("details").open = false;
    text.focus({ preventScroll: true });
  }

  /* -- The talk itself: begun, ended, gone on with. */
  function drawState() {
    const now = state();
    box.dataset.state = now;
    document.documentElement.dataset.talk = now;
    for (const part of box.querySelectorAll("[data-shows]")) part.hidden = !part.dataset.shows.split(" ").includes(now);
    if (now === "before") return;
    watch.extend(kept.read(chat, "extra") ?? 0);
    watch.start(Date.parse(times().begun_at));
    if (now === "ended") {
      watch.stop();
      const lasted = Math.max(0, Date.parse(times().ended_at) - Date.parse(times().begun_at)) / 60000;
      find("lasted").textContent = Math.round(lasted);
      const over = Math.floor(lasted) - Number(box.dataset.minutes);
      find("overrun").hidden = over <= 0;
      find("overrun").querySelector("span").textContent = over;
    }
    drawUp();
  }

  function drawUp() {
    find("up").hidden = state() !== "going" || watch.stage() !== "over";
  }

  function when(change) {
    kept.put(chat, "times", { begun_at: new Date().toISOString(), ended_at: null, ...times(), ...change });
    changed();
    drawState();
    drawQuestion();
  }

  const DOES = {
    begin: () => { when({ ended_at: null }); find("question").focus(); },
    anew: () => { kept.write(chat, "extra", 0); when({ begun_at: new Date().toISOString(), ended_at: null }); find("question").focus(); },
    end: () => { when({ ended_at: new Date().toISOString() }); find("ended").focus(); send(); },
    more: () => { kept.write(chat, "extra", (kept.read(chat, "extra") ?? 0) + 5); drawState(); text.focus({ preventScroll: true }); },
    forget: () => { if (kept.isWaiting(chat)) tell("waits"); else kept.forget(chat).then(() => location.assign(box.dataset.away)); },
    save: () => kept.save(chat),
    share: () => navigator.share({ files: [kept.file(chat)] }).catch(() => {}),
    copy: () => {
      const shown = find("copied");
      shown.value = written();
      shown.hidden = false;
      shown.select();
      navigator.clipboard?.writeText(shown.value).catch(() => {});
    },
  };
  const written = () => JSON.stringify(kept.whole(chat), null, 1);

  function pressed(event) {
    const button = event.target.closest("[data-does]");
    if (!button) return;
    event.preventDefault();
    DOES[button.dataset.does]();
  }

  /* Single keys, while nothing is written and they are not switched off (WCAG 2.1.4). */
  function key(event) {
    if (event.target === text && event.key === "Backspace" && !text.value && mark() !== "note") choose("note");
    if (event.target === text && event.key === "Enter" && event.ctrlKey) {
      keepLine(event);
      settle("answered");
      return;
    }
    const writes = event.target.closest("input, textarea, select");
    const off = document.documentElement.dataset.shortcuts === "off";
    if (writes || off || event.ctrlKey || event.metaKey || event.altKey || state() !== "going") return;
    if (document.querySelector("dialog[open]")) return;
    if (event.key === "n") { event.preventDefault(); text.focus({ preventScroll: true }); }
    if (event.key === ".") settle("answered");
    if (event.key === ",") go(place().at - 1);
  }

  /* Where the keyboard covers the page, the line stands above it. */
  function lift() {
    const seen = window.visualViewport;
    const covered = Math.max(0, window.innerHeight - seen.height - seen.offsetTop);
    document.documentElement.style.setProperty("--above-keyboard", `${covered}px`);
  }

  /* What the server knew when it wrote this page. */
  function learnAll() {
    for (const row of [...find("notes").children, ...find("taken-away").children]) {
      const { key: id, revision, seconds: at, mark: of, question } = row.dataset;
      const words = row.querySelector("[data-text]")?.textContent ?? "";
      kept.learn(chat, "notes", { key: id, revision: Number(revision), seconds: Number(at), mark: of, text: words, question });
    }
    for (const row of box.querySelectorAll("[data-outcome]")) {
      const { key: question, outcome: how, seconds: at, revision } = row.dataset;
      if (how) kept.learn(chat, "answers", { question, outcome: how, seconds: Number(at), revision: Number(revision) });
    }
    const { begun: begun_at, ended: ended_at, revision } = box.dataset;
    if (begun_at) kept.learn(chat, "times", { begun_at, ended_at: ended_at || null, revision: Number(revision) });
  }

  function begin() {
    if (box.dataset.keep) {
      const csrf = box.querySelector('input[name="csrfmiddlewaretoken"]').value;
      const page = location.pathname;
      const over = box.dataset.over !== undefined;
      if (!kept.read(chat, "to") || performance.getEntriesByType("navigation")[0]?.responseStatus === 200) {
        kept.write(chat, "to", { address: box.dataset.keep, page, token: box.dataset.token, csrf, over, asked: Date.now() });
      }
      (over ? kept.dropPage(page) : kept.keepPage(page)).catch(() => {});
    } else tell("carried");
    learnAll();
    const unfinished = kept.read(chat, `draft.${own}`);
    /* What the server sent back to be mended stays in its field. */
    if (!box.querySelector("[role=alert]")) start(unfinished ? kept.get(chat, "notes", { key: unfinished }) : null);
    drawState();
    drawQuestion();
  }

  form.addEventListener("submit", keepLine);
  form.addEventListener("input", typed);
  form.addEventListener("change", (event) => { if (event.target.name === "mark") { choose(mark()); typed(); } });
  form.querySelector(".run-marks").addEventListener("click", (event) => { if (event.detail && event.target.matches("input")) text.focus({ preventScroll: true }); });
  find("answer").addEventListener("submit", (event) => { event.preventDefault(); settle(event.submitter.value); });
  find("aside").addEventListener("submit", ask);
  find("back").addEventListener("click", (event) => { event.preventDefault(); go(place().at - 1); });
  find("to-plan").querySelector("a").addEventListener("click", (event) => { event.preventDefault(); go(place().at); });
  for (const [at, row] of plan.entries()) row.querySelector("a").addEventListener("click", (event) => { event.preventDefault(); go(at); find("question").focus(); });
  box.addEventListener("click", pressed);
  box.addEventListener("clock:cue", drawUp);
  document.addEventListener("keydown", key);
  window.visualViewport?.addEventListener("resize", lift);
  window.addEventListener("online", send);
  /* What comes next begins with these notes: they are sent first, and if they do not arrive, it says so. */
  for (const link of box.querySelectorAll("[data-leaves]")) {
    link.addEventListener("click", async (event) => {
      if (!kept.isWaiting(chat)) return;
      event.preventDefault();
      await Promise.race([send(), new Promise((done) => { setTimeout(done, PATIENCE); })]);
      location.assign(link.href);
    });
  }

  window.addEventListener("pagehide", () => {
    if (kept.isWaiting(chat)) kept.sendLeaving(chat);
    /* A talk that is over needs no copy here, once this page is left. */
    else if (box.dataset.over !== undefined) kept.forget(chat);
  });
  window.addEventListener("storage", (event) => { if (event.key?.includes(chat)) { drawState(); drawQuestion(); drawNotes(); } });
  document.addEventListener("visibilitychange", () => { if (!document.hidden) send(); });
  try { find("share").hidden = !navigator.canShare({ files: [kept.file(chat)] }); } catch { /* No such button, or no way to share. */ }
  begin();
  send();
}
