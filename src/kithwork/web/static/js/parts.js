/* A form that is gone through one part at a time: <form data-parts> with its parts [data-part], and
   a bar with [data-back] and [data-next]. Without a script all parts stand below one another.
   The form tells "parts:moved" (detail: from, to) whenever another part is shown. */
"use strict";

for (const form of document.querySelectorAll("form[data-parts]")) {
  const parts = [...form.querySelectorAll("[data-part]")];
  const back = form.querySelector("[data-back]");
  const next = form.querySelector("[data-next]");
  const says = next.querySelector("span");
  let here = 0;

  function draw() {
    parts.forEach((part, place) => part.toggleAttribute("data-here", place === here));
    back.disabled = here === 0;
    next.hidden = here === parts.length - 1;
    const word = here === 0 ? next.dataset.begins : here === parts.length - 2 ? next.dataset.ends : next.dataset.goesOn;
    if (word) says.textContent = word;
  }

  function go(to) {
    if (to < 0 || to >= parts.length || to === here) return;
    const from = here;
    here = to;
    draw();
    parts[here].querySelector("h2")?.focus({ preventScroll: true });
    parts[here].scrollIntoView({ block: "nearest" });
    form.dispatchEvent(new CustomEvent("parts:moved", { detail: { from, to, part: parts[here] } }));
  }

  back.addEventListener("click", () => go(here - 1));
  next.addEventListener("click", () => go(here + 1));

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    if (event.target.closest("input, textarea, select, audio, [contenteditable]")) return;
    if (event.key === "ArrowRight") go(here + 1);
    if (event.key === "ArrowLeft") go(here - 1);
  });

  /* A choice in the last place of a part that asks only for it leads on by itself. */
  if (form.hasAttribute("data-goes-by-choice")) {
    form.addEventListener("click", (event) => {
      if (event.target.matches('input[type="radio"]') && event.detail > 0) setTimeout(() => go(here + 1), 250);
    });
  }

  draw();
}
