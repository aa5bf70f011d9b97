/* Work, as told to who does not see the bar: at a new stage, and else every ten seconds. */
"use strict";

{
  const PAUSE = 10000;
  const told = { stage: "", at: 0 };
  const work = () => document.getElementById("work");
  const lost = () => document.getElementById("work-lost");

  function tell() {
    const part = work();
    if (!part) return;
    lost().hidden = true;
    const now = Date.now();
    if (part.dataset.stage === told.stage && now - told.at < PAUSE) return;
    told.stage = part.dataset.stage;
    told.at = now;
    document.getElementById("work-said").textContent = part.dataset.said;
  }

  /* The button keeps the focus when the part around it is replaced. */
  let focused = false;
  document.addEventListener("htmx:before:swap", () => {
    focused = Boolean(document.activeElement?.closest("#work button"));
  });
  document.addEventListener("htmx:after:swap", () => {
    if (focused) work()?.querySelector("button")?.focus();
    tell();
  });

  /* Nothing was being saved here: say what holds for work, before the page's own words do. */
  window.addEventListener("htmx:error", (event) => {
    event.stopPropagation();
    // A page that is being left asks no more.
    if (event.detail.error?.name !== "AbortError") lost().hidden = false;
  }, true);
  window.addEventListener("htmx:response:error", (event) => {
    event.stopPropagation();
    window.location.reload();
  }, true);
  tell();
}
