/* A clock for a talk: what is left of its minutes, with calm cues at half of them, five minutes and
   one minute before the end, and when they are over. Shown and said; with a tone or a shake when wished.

   <div data-clock data-minutes="20" data-half="Half is over." data-five="…" data-one="…" data-over="…">
     <span data-clock-left></span> <progress data-clock-bar></progress>
     <span data-clock-said role="status"></span>
   </div>
   <form data-clock-settings> checkboxes: cue (half, five, one, over), sound, shake </form>

   clock.of(box) answers { start(begun), stop(), extend(minutes), seconds(), left(), stage() }; begun and
   now are milliseconds. The box tells "clock:tick" each second, "clock:cue" at each cue (detail.cue). */
"use strict";

const clock = (() => {
  const PLACE = "kithwork.clock";
  const USUAL = { cues: ["half", "five", "one", "over"], sound: false, shake: false };
  const TONES = { half: [523], five: [523, 659], one: [659, 523], over: [523, 440, 349] };
  const pad = (number) => String(number).padStart(2, "0");
  let audio = null;

  function settings() {
    try {
      return { ...USUAL, ...JSON.parse(localStorage.getItem(PLACE)) };
    } catch {
      return USUAL;
    }
  }

  /* When each cue comes, in seconds from the beginning; a short talk has fewer of them. */
  function cues(total) {
    return [
      ["half", total / 2], ["five", total > 600 ? total - 300 : null],
      ["one", total > 120 ? total - 60 : null], ["over", total],
    ].filter(([, at]) => at !== null).sort((one, other) => one[1] - other[1]);
  }

  /* The cue that `seconds` lie behind; empty in the first half. */
  const stage = (total, seconds) => cues(total).filter(([, at]) => seconds >= at).at(-1)?.[0] ?? "";

  /* 12:05 left, or +0:40 over. */
  function written(left) {
    const whole = Math.abs(left >= 0 ? Math.ceil(left) : Math.floor(left));
    return `${left < 0 ? "+" : ""}${Math.floor(whole / 60)}:${pad(whole % 60)}`;
  }

  /* Two or three soft tones. A browser lets a page sound only after it was touched. */
  function sound(cue) {
    audio ??= new AudioContext();
    audio.resume();
    TONES[cue].forEach((pitch, place) => {
      const at = audio.currentTime + place * 0.28;
      const tone = new OscillatorNode(audio, { type: "sine", frequency: pitch });
      const loudness = new GainNode(audio, { gain: 0 });
      loudness.gain.setValueAtTime(0, at);
      loudness.gain.linearRampToValueAtTime(0.12, at + 0.04);
      loudness.gain.exponentialRampToValueAtTime(0.001, at + 0.5);
      tone.connect(loudness).connect(audio.destination);
      tone.start(at);
      tone.stop(at + 0.55);
    });
  }

  function give(box, cue) {
    const wished = settings();
    box.dispatchEvent(new CustomEvent("clock:cue", { bubbles: true, detail: { cue } }));
    if (!wished.cues.includes(cue)) return;
    const said = box.querySelector("[data-clock-said]");
    if (said) said.textContent = box.dataset[cue] ?? "";
    if (wished.sound) sound(cue);
    if (wished.shake) navigator.vibrate?.(cue === "over" ? [200, 120, 200] : 150);
  }

  function of(box) {
    let begun = null;
    let timer = 0;
    let last = "";
    let extra = 0;
    const total = () => (Number(box.dataset.minutes) + extra) * 60;
    const seconds = () => (begun === null ? 0 : Math.max(0, (Date.now() - begun) / 1000));
    const left = () => total() - seconds();

    function draw() {
      const shown = box.querySelector("[data-clock-left]");
      const text = written(left());
      if (shown && shown.textContent !== text) shown.textContent = text;
      const bar = box.querySelector("[data-clock-bar]");
      if (bar) bar.max = total();
      if (bar) bar.value = Math.min(total(), seconds());
      box.dataset.stage = stage(total(), seconds());
    }

    function tick() {
      draw();
      const now = box.dataset.stage;
      if (now && now !== last) give(box, now);
      last = now;
      box.dispatchEvent(new CustomEvent("clock:tick", { bubbles: true }));
    }

    /* What had passed before is shown, and not told again. */
    function start(at) {
      begun = at;
      last = stage(total(), seconds());
      clearInterval(timer);
      timer = setInterval(tick, 1000);
      draw();
    }

    function stop() {
      clearInterval(timer);
      timer = 0;
    }

    function extend(minutes) {
      extra = minutes;
      last = stage(total(), seconds());
      draw();
    }

    document.addEventListener("visibilitychange", () => { if (timer && !document.hidden) tick(); });
    draw();
    return { start, stop, extend, seconds: () => Math.floor(seconds()), left, stage: () => stage(total(), seconds()) };
  }

  /* The form of the cues shows what was chosen, and keeps what is. */
  function choose(form) {
    const wished = settings();
    for (const field of form.elements) {
      if (field.name === "cue") field.checked = wished.cues.includes(field.value);
      if (field.name === "sound" || field.name === "shake") field.checked = wished[field.name];
    }
    form.addEventListener("change", (event) => {
      const chosen = {
        cues: [...form.querySelectorAll('[name="cue"]:checked')].map((field) => field.value),
        sound: Boolean(form.elements.sound?.checked), shake: Boolean(form.elements.shake?.checked),
      };
      try { localStorage.setItem(PLACE, JSON.stringify(chosen)); } catch { /* For this page alone, then not at all. */ }
      if (event.target.name === "sound" && chosen.sound) sound("half");
    });
  }

  document.querySelectorAll("[data-clock-settings]").forEach(choose);
  return { of, written };
})();
