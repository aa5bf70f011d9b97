/* A recording of a rehearsal: off until it is wished, kept in this browser's own store, sent nowhere.
   Shown only where the browser can record and a microphone is there. */
"use strict";

(() => {
  const recorder = document.getElementById("recorder");
  const record = recorder.querySelector("[data-record]");
  const stop = recorder.querySelector("[data-stop]");
  const erase = recorder.querySelector("[data-delete]");
  const player = recorder.querySelector("audio");
  const told = recorder.querySelector("[data-says]");
  let recording = null;
  let ended = Promise.resolve();

  function show(sound) {
    if (player.src) URL.revokeObjectURL(player.src);
    if (sound) player.src = URL.createObjectURL(sound);
    else player.removeAttribute("src");
    player.hidden = !sound;
    erase.hidden = !sound;
  }

  async function begin() {
    let microphone;
    try {
      microphone = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch {
      told.textContent = told.dataset.refused;
      return;
    }
    const heard = [];
    recording = new MediaRecorder(microphone);
    recording.addEventListener("dataavailable", (event) => heard.push(event.data));
    ended = new Promise((done) => {
      recording.addEventListener("stop", async () => {
        for (const track of microphone.getTracks()) track.stop();
        const sound = new Blob(heard, { type: recording.mimeType });
        recording = null;
        draw();
        await recordings.put(recorder.dataset.key, sound);
        show(sound);
        told.textContent = told.dataset.kept;
        done();
      });
    });
    recording.start(1000);
    told.textContent = told.dataset.recording;
    draw();
    stop.focus();
  }

  function draw() {
    const had = document.activeElement === stop;
    record.hidden = recording !== null;
    stop.hidden = recording === null;
    if (had && stop.hidden) record.focus();
  }

  record.addEventListener("click", begin);
  stop.addEventListener("click", () => recording?.stop());
  erase.addEventListener("click", async () => {
    await recordings.drop(recorder.dataset.key);
    show(null);
    told.textContent = told.dataset.deleted;
    record.focus();
  });

  /* A rehearsal that is kept while it is still recorded waits until the recording is, too. */
  document.querySelector("form[data-parts]").addEventListener("submit", async (event) => {
    if (recording === null) return;
    event.preventDefault();
    recording.stop();
    await ended;
    event.target.requestSubmit();
  });

  async function offer() {
    if (!navigator.mediaDevices?.getUserMedia || !window.MediaRecorder || !window.indexedDB) return;
    const devices = await navigator.mediaDevices.enumerateDevices();
    const sound = await recordings.get(recorder.dataset.key);
    const hears = devices.some((one) => one.kind === "audioinput");
    if (!hears && !sound) return;
    record.hidden = !hears;
    show(sound);
    recorder.hidden = false;
  }

  offer();
})();
