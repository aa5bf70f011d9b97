/* The frame around every page: find (Ctrl-K), keyboard shortcuts, menus, toasts. */
"use strict";

const palette = document.getElementById("palette");
const keyboard = document.getElementById("keyboard");

function open(dialog) {
  if (!dialog || dialog.open) return;
  for (const other of document.querySelectorAll("dialog[open]")) other.close();
  // showModal keeps the focus inside, and gives it back to where it was when it closes.
  dialog.showModal();
  dialog.querySelector("input")?.select();
}

/* Find: arrows walk through what was found, Enter follows it, typing goes on in the field. */
function walk(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const field = palette.querySelector("input");
  const links = [...palette.querySelectorAll(".found a")];
  if (step) {
    event.preventDefault();
    const stops = [field, ...links];
    const here = Math.max(0, stops.indexOf(document.activeElement));
    stops[(here + step + stops.length) % stops.length].focus();
  } else if (event.key === "Enter" && document.activeElement === field && links.length && fresh()) {
    event.preventDefault();
    links[0].click();
  } else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && document.activeElement !== field) {
    field.focus();
  }
}

/* Whether the list answers the very words in the field. */
function fresh() {
  const said = palette.querySelector("[data-said]")?.dataset.said;
  return said === palette.querySelector("input").value.trim().replace(/\s+/g, " ");
}

palette?.addEventListener("keydown", walk);

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-opens]");
  const dialog = opener && document.getElementById(opener.dataset.opens);
  if (dialog && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    open(dialog);
  }
  // A press beside an open dialog closes it: the dialog itself is only what lies outside its inner part.
  if (event.target instanceof HTMLDialogElement) event.target.close();
  event.target.closest("[data-closes]")?.closest("dialog, .notice")?.[event.target.closest("dialog") ? "close" : "remove"]();
  for (const menu of document.querySelectorAll(".menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

/* Single keys can be switched off in Settings (WCAG 2.1.4); Ctrl-K stays. */
const single = document.documentElement.dataset.shortcuts !== "off";
let before = "";

function writes(target) {
  return target.closest("input, textarea, select, [contenteditable]") !== null;
}

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k") {
    event.preventDefault();
    open(palette);
    return;
  }
  if (event.key === "Escape") {
    for (const menu of document.querySelectorAll(".menu[open]")) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  }
  if (!single || event.ctrlKey || event.metaKey || event.altKey || writes(event.target)) return;
  if (document.querySelector("dialog[open]")) return;
  if (event.key === "?") open(keyboard);
  if (event.key === "/") {
    event.preventDefault();
    open(palette);
  }
  const pressed = before === "g" ? `g ${event.key}` : event.key;
  before = event.key;
  setTimeout(() => { before = ""; }, 1500);
  document.querySelector(`a[data-keys="${CSS.escape(pressed)}"]`)?.click();
});

/* A choice shows at once; when it could not be kept, it goes back and the page says so. */
document.addEventListener("htmx:after:request", (event) => {
  const kept = event.detail.ctx?.response?.status < 400;
  const form = kept && event.target.closest?.("form[hx-swap='none']");
  for (const option of form ? form.querySelectorAll("option") : []) option.defaultSelected = option.selected;
});

function failed(event) {
  if (event.detail.error?.name === "AbortError") return;
  event.target.closest?.("form[hx-swap='none']")?.reset();
  const notice = document.getElementById("unreachable").content.cloneNode(true);
  document.querySelector("main > .notices")?.remove();
  document.getElementById("main").prepend(notice);
}

document.addEventListener("htmx:error", failed);
document.addEventListener("htmx:response:error", (event) => {
  // Elsewhere an answer that refuses is itself shown in its place.
  if (event.target.closest?.("form[hx-swap='none']")) failed(event);
});
