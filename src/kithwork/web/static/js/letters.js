/* Small comforts for fields and messages; every page works without them. */
"use strict";

/* Copy a text that stands in a field: <button data-copy="#id">. */
async function copy(button) {
  const parts = button.dataset.copy.split(" ").map((id) => document.querySelector(id));
  const text = parts.filter(Boolean).map((part) => part.value).filter(Boolean).join("\n\n");
  const said = document.querySelector(button.dataset.says);
  try {
    await navigator.clipboard.writeText(text);
    said.textContent = said.dataset.copied;
  } catch {
    parts[parts.length - 1].select();
    said.textContent = said.dataset.marked;
  }
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-copy]");
  if (button) copy(button);
});

/* Print this page. */
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-prints]")) window.print();
});

/* Show what a slider says while it moves, and count what a text holds. */
document.addEventListener("input", (event) => {
  const shown = document.querySelector(`output[for="${event.target.id}"]`);
  if (!shown) return;
  const { value } = event.target;
  shown.textContent = shown.dataset.counts?.replace("{count}", [...value].length) ?? value;
});

/* A choice that is sent as soon as it is made; without a script its button sends it. */
document.addEventListener("change", (event) => {
  if (event.target.matches("[data-submits]")) event.target.form.requestSubmit();
});

/* The mail program gets the letter as it stands in its editor, saved or not. */
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-mailto]");
  if (!link) return;
  const part = (name) => document.getElementById(`${link.dataset.mailto}_${name}`)?.value ?? "";
  const query = new Map([["subject", part("subject")], ["body", part("text").replaceAll("\n", "\r\n")]]);
  const pairs = [...query].map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  link.href = `${link.href.split("?")[0]}?${pairs.join("&")}`;
});

/* Files may be dropped anywhere on the dashed field. */
for (const field of document.querySelectorAll(".drop")) {
  const input = field.querySelector('input[type="file"]');
  const over = (event, is) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    field.toggleAttribute("data-over", is);
  };
  field.addEventListener("dragover", (event) => over(event, true));
  field.addEventListener("dragleave", (event) => over(event, false));
  field.addEventListener("drop", (event) => {
    over(event, false);
    if (event.dataTransfer.files.length) input.files = event.dataTransfer.files;
  });
}
