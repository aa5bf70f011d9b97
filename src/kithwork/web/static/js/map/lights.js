/* What is lit on the map: one tie after the other along a way, a person's ties, a new tie. */

import { still } from "./theme.js";

const STEP = 520; // milliseconds for one tie
const PAUSE = 260;

export class Lights {
  constructor(stage) {
    this.stage = stage;
    this.clear();
  }

  clear() {
    cancelAnimationFrame(this.frame);
    this.chain = [];
    this.along = 0;
    this.ties = [];
    this.assumed = null;
    this.rings = [];
  }

  /** Whether the lights write the name of this one. */
  names(number) {
    return this.chain.includes(number) || this.rings[0] === number;
  }

  /** Ties [[from, to], ...] of somebody, all at once. */
  of(ties, rings) {
    this.ties = ties;
    this.rings = rings;
    this.stage.redraw();
  }

  /** A tie that is not there, drawn broken. */
  assume(tie) {
    this.assumed = tie;
  }

  /** Light the ties of `chain` (numbers, -1 is me) one after the other; tell each step reached. */
  step(chain, reached) {
    cancelAnimationFrame(this.frame);
    this.chain = chain;
    const last = chain.length - 1;
    if (still()) {
      this.along = last;
      reached(last);
      this.stage.redraw();
      return;
    }
    const begun = performance.now();
    let told = 0;
    const go = (now) => {
      const done = Math.max(0, now - begun);
      const whole = Math.floor(done / (STEP + PAUSE));
      const part = Math.min(1, (done - whole * (STEP + PAUSE)) / STEP);
      this.along = Math.min(last, whole + part);
      while (told < Math.floor(this.along)) reached((told += 1));
      this.stage.redraw();
      if (this.along < last) this.frame = requestAnimationFrame(go);
    };
    this.frame = requestAnimationFrame(go);
  }

  draw(pen, view) {
    pen.clearRect(0, 0, pen.canvas.width, pen.canvas.height);
    pen.lineCap = "round";
    for (const [from, to] of this.ties) this.#line(pen, view, from, to, 1, { wide: 1.5 });
    if (this.assumed) this.#line(pen, view, ...this.assumed, 1, { wide: 3, dash: [7, 7] });
    this.chain.slice(1).forEach((to, place) => {
      const part = Math.min(1, this.along - place);
      if (part <= 0) return;
      const isAssumed = this.assumed?.[0] === this.chain[place] && this.assumed[1] === to;
      this.#line(pen, view, this.chain[place], to, part, { wide: 5, dash: isAssumed ? [7, 7] : [] });
    });
    const lit = this.chain.slice(1, Math.floor(this.along) + 1);
    for (const number of new Set([...this.rings, ...lit])) this.#ring(pen, view, number);
    for (const number of new Set([...this.rings.slice(0, 1), ...lit])) this.#name(pen, view, number);
  }

  #line(pen, view, from, to, part, { wide, dash = [] }) {
    const [one, other] = [this.stage.at(from), this.stage.at(to)];
    pen.setLineDash(dash);
    pen.lineWidth = wide;
    pen.strokeStyle = this.stage.theme.light;
    pen.beginPath();
    pen.moveTo(view.x(one.x), view.y(one.y));
    pen.lineTo(view.x(one.x + (other.x - one.x) * part), view.y(one.y + (other.y - one.y) * part));
    pen.stroke();
    pen.setLineDash([]);
  }

  #ring(pen, view, number) {
    if (number < 0) return;
    const { x, y } = this.stage.at(number);
    const r = Math.max(5, this.stage.picture.sizes[number] * view.scale + 3);
    pen.lineWidth = 3;
    pen.strokeStyle = this.stage.theme.light;
    pen.beginPath();
    pen.arc(view.x(x), view.y(y), r, 0, 2 * Math.PI);
    pen.stroke();
  }

  #name(pen, view, number) {
    if (number < 0) return;
    const { picture, theme } = this.stage;
    const { x, y } = this.stage.at(number);
    pen.font = `700 14px ${theme.font}`;
    pen.textAlign = "start";
    pen.textBaseline = "middle";
    pen.lineJoin = "round";
    pen.lineWidth = 5;
    pen.strokeStyle = theme.paper;
    pen.fillStyle = theme.ink;
    const wide = pen.measureText(picture.names[number]).width;
    const beside = Math.max(9, picture.sizes[number] * view.scale + 8);
    // On the side where there is room.
    const room = view.x(x) + beside + wide < pen.canvas.clientWidth;
    const left = view.x(x) + (room ? beside : -beside - wide);
    pen.strokeText(picture.names[number], left, view.y(y));
    pen.fillText(picture.names[number], left, view.y(y));
  }
}
