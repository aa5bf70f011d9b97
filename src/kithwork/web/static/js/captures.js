/* A capture without a connection is kept on this device; everything else works without this. */
"use strict";

{
  const form = document.querySelector("form[data-captures]");
  const box = document.querySelector("[data-waiting]");
  const said = document.querySelector("[data-captures-said]");
  const FIELDS = ["key", "name", "where", "next", "what", "organisation", "on"];
  let sending = "";
  const pad = (number) => String(number).padStart(2, "0");

  function today() {
    const now = new Date();
    return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
  }

  /* Random where it was typed, so that a repeat is known as one. */
  function newKey() {
    if (crypto.randomUUID) return crypto.randomUUID();
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  function typed() {
    const values = new FormData(form);
    const chosen = ["name_for", "name_id"].filter((name) => values.has(name));
    return Object.fromEntries([...FIELDS, ...chosen].map((name) => [name, values.get(name) ?? ""]));
  }

  function fill(capture) {
    for (const name of FIELDS) {
      const field = form.elements[name];
      if (field) field.value = capture[name] ?? "";
    }
    form.elements.name.focus();
  }

  function fresh() {
    fill({ key: newKey(), next: "write", on: today() });
  }

  function keep(capture) {
    if (!pocket.keep(capture)) {
      form.submit();
      return;
    }
    said.textContent = said.dataset.kept;
    form.querySelector('.capture-name fieldset')?.remove();
    fresh();
    box.scrollIntoView({ block: "nearest" });
  }

  async function save(event) {
    event.preventDefault();
    if (!form.reportValidity()) return;
    const capture = typed();
    if (form.hasAttribute("data-keeps")) {
      keep(capture);
      pocket.send();
      return;
    }
    const button = form.querySelector(".capture-save button");
    button.disabled = true;
    sending = capture.key;
    try {
      /* First kept, then sent: an answer lost on the way loses nothing. */
      pocket.keep(capture);
      const answer = await pocket.post(capture, form.elements.csrfmiddlewaretoken.value);
      pocket.drop(capture.key);
      if (answer.saved) location.assign(answer.address);
      else form.submit();
    } catch (error) {
      sending = "";
      if (error instanceof TypeError) keep(capture);
      else form.submit();
    } finally {
      sending = "";
      button.disabled = false;
    }
  }

  function show() {
    const waiting = pocket.all().filter((one) => one.key !== sending);
    box.hidden = !waiting.length;
    const list = box.querySelector("[data-waiting-list]");
    const one = box.querySelector("[data-waiting-one]");
    list.replaceChildren(...waiting.map((capture) => {
      const row = one.content.cloneNode(true);
      row.querySelector("[data-name]").textContent = [capture.name, capture.where].filter(Boolean).join(" · ");
      row.querySelector("[data-why]").textContent = capture.why ?? "";
      row.querySelector("[data-open]").addEventListener("click", () => fill(capture));
      row.querySelector("[data-drop]").addEventListener("click", () => pocket.drop(capture.key));
      return row;
    }));
  }

  /* Where the keyboard covers the page, Save stands above it. */
  function lift() {
    const seen = window.visualViewport;
    const covered = Math.max(0, window.innerHeight - seen.height - seen.offsetTop);
    document.documentElement.style.setProperty("--above-keyboard", `${covered}px`);
  }

  if (form) {
    if (!form.elements.key.value) fresh();
    form.addEventListener("submit", save);
    document.addEventListener("captures:changed", show);
    window.visualViewport?.addEventListener("resize", lift);
    show();
  }
}
