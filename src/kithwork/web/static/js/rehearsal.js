/* A rehearsal: the clock runs from the first minute on, and a key marks where one hesitated. */
"use strict";

(() => {
  const rehearsal = document.querySelector("form[data-parts]");
  const pressed = rehearsal.querySelector("[data-hesitated]");
  const watch = clock.of(rehearsal.querySelector("[data-clock]"));
  const seconds = rehearsal.querySelector("[data-seconds]");
  /* When it began; going back from the last page goes on with the same clock. */
  let begun = null;
  let spoken = rehearsal.querySelector("[data-here]");

  const mark = () => spoken.querySelector('input[name="hesitated"]');

  function draw() {
    pressed.hidden = !mark();
    pressed.setAttribute("aria-pressed", String(Boolean(mark()?.checked)));
  }

  function hesitate() {
    const box = mark();
    if (!box) return;
    box.checked = !box.checked;
    draw();
  }

  rehearsal.addEventListener("parts:moved", (event) => {
    spoken = event.detail.part;
    if (mark()) {
      begun ??= Date.now();
      watch.start(begun);
    }
    if (begun !== null && spoken.hasAttribute("data-last")) {
      seconds.value = watch.seconds();
      watch.stop();
    }
    draw();
  });

  pressed.addEventListener("click", hesitate);
  document.addEventListener("keydown", (event) => {
    if (document.documentElement.dataset.shortcuts === "off" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    if (event.key.toLowerCase() === "h") hesitate();
  });

  draw();
})();
