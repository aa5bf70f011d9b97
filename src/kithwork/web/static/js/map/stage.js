/* The stage: dots and thin ties by WebGL, discs and lights on two canvases of its own.

   It knows dots, discs and ties, not people: another picture can be put on it as well.
   Its engine (sigma, graphology) has words of its own for a dot and a tie. */

import { Lights } from "./lights.js";
import { drawDiscs, drawNames } from "./discs.js";
import { still } from "./theme.js";

const ME = "me";
const MANY = 8000;
const NEAREST = 0.02;
const FARTHEST = 1.5;

export class Stage extends EventTarget {
  /** `picture`: x, y, sizes, names, discs, me, ties [[from, to, warmth], ...] with -1 for me. */
  constructor(holder, picture, theme) {
    super();
    Object.assign(this, { holder, picture, theme, shown: null, hovered: null, faint: true });
    this.colour = () => theme.none;
    this.lights = null;
    this.sigma = new window.Sigma(this.#graph(), holder, this.#settings());
    this.sigma.createCanvasContext("discs", { beforeLayer: "edges" });
    this.sigma.createCanvasContext("lights", { afterLayer: "nodes", style: { pointerEvents: "none" } });
    this.sigma.resize(true);
    this.lights = new Lights(this);
    this.sigma.on("afterRender", () => this.#draw());
    new ResizeObserver(() => this.sigma.resize().scheduleRender()).observe(holder);
    this.#listen();
  }

  #graph() {
    const { x, y, sizes, names, me, ties } = this.picture;
    const graph = new window.graphology.Graph({ type: "undirected", multi: false });
    for (let number = 0; number < x.length; number += 1) {
      graph.addNode(number, { x: x[number], y: y[number], size: sizes[number], label: names[number] });
    }
    graph.addNode(ME, { x: me.x, y: me.y, size: me.r, label: "", type: "circle" });
    for (const [from, to, warmth] of ties) {
      graph.mergeEdge(from < 0 ? ME : from, to < 0 ? ME : to, { size: 0.04 + warmth / 1600 });
    }
    return graph;
  }

  #settings() {
    const { theme } = this;
    const { rendering } = window.Sigma;
    return {
      // Dots are points: drawn one by one, as the engine's own circles are, a machine without a
      // graphics card takes ten times as long. I am larger than a point may be.
      nodeProgramClasses: { point: rendering.NodePointProgram, circle: rendering.NodeCircleProgram },
      defaultNodeType: "point",
      itemSizesReference: "positions",
      zoomToSizeRatioFunction: (ratio) => ratio,
      minEdgeThickness: 0.6,
      labelFont: theme.font,
      labelSize: 13,
      labelWeight: "600",
      labelColor: { color: theme.ink },
      labelRenderedSizeThreshold: 9,
      labelDensity: 0.7,
      labelGridCellSize: 120,
      hideLabelsOnMove: this.picture.x.length > MANY,
      defaultDrawNodeHover: () => {},
      stagePadding: 16,
      allowInvalidContainer: true,
      minCameraRatio: NEAREST,
      maxCameraRatio: FARTHEST,
      nodeReducer: (key, data) => this.#dot(key, data),
      edgeReducer: (_, data) => ({ ...data, color: this.theme.line, hidden: !this.faint }),
    };
  }

  #dot(key, data) {
    if (key === ME) return { ...data, color: this.theme.me };
    const number = Number(key);
    if (this.shown && !this.shown.has(number)) return { ...data, color: this.theme.dim, label: "" };
    // What is lit bears its name already.
    const label = this.lights?.names(number) ? "" : data.label;
    return { ...data, color: this.colour(number), label };
  }

  #listen() {
    const tell = (name, detail) => this.dispatchEvent(new CustomEvent(name, { detail }));
    this.sigma.on("enterNode", ({ node }) => tell("hover", node === ME ? null : Number(node)));
    this.sigma.on("leaveNode", () => tell("hover", null));
    this.sigma.on("clickNode", ({ node }) => tell("choose", node === ME ? null : Number(node)));
    this.sigma.on("clickStage", ({ event }) => {
      const disc = this.#discAt(this.sigma.viewportToGraph(event));
      tell(disc ? "disc" : "choose", disc);
    });
  }

  #discAt({ x, y }) {
    return this.picture.discs.find(
      (one) => one.members.length > 1 && Math.hypot(one.x - x, one.y - y) <= one.r,
    ) ?? null;
  }

  /** Colour every dot anew: `colour` gives the colour of a number. */
  paint(colour, theme = this.theme) {
    this.theme = theme;
    this.colour = colour;
    this.sigma.setSettings({ labelColor: { color: theme.ink } });
    this.sigma.refresh({ skipIndexation: true });
  }

  /** Show these dots as they are and dim the rest; null shows all. The thin ties rest with them. */
  show(numbers) {
    this.shown = numbers;
    this.faint = numbers === null;
    this.sigma.refresh({ skipIndexation: true });
  }

  /** How a point of the picture stands on the screen: one scale and one shift for all of them. */
  view() {
    const at = (x, y) => this.sigma.graphToViewport({ x, y });
    const [zero, one] = [at(0, 0), at(1, 0)];
    const scale = Math.hypot(one.x - zero.x, one.y - zero.y);
    return { scale, x: (x) => zero.x + x * scale, y: (y) => zero.y - y * scale };
  }

  /** Where a dot stands in the picture; -1 is me. */
  at(number) {
    const { x, y, me } = this.picture;
    return number < 0 ? me : { x: x[number], y: y[number] };
  }

  #draw() {
    const { discs, lights } = this.canvases();
    const view = this.view();
    drawDiscs(discs, view, this);
    this.lights.draw(lights, view);
    drawNames(lights, view, this);
  }

  canvases() {
    const { discs, lights } = this.sigma.getCanvases();
    return { discs: discs.getContext("2d"), lights: lights.getContext("2d") };
  }

  /** Draw again what lies above the dots. */
  redraw() {
    const { lights } = this.canvases();
    const view = this.view();
    this.lights.draw(lights, view);
    drawNames(lights, view, this);
  }

  /** Fly so that all these circles {x, y, r} are in sight; `below` pixels are covered by a sheet. */
  fly(circles, { below = 0 } = {}) {
    const sides = (axis) => [
      Math.min(...circles.map((one) => one[axis] - one.r)),
      Math.max(...circles.map((one) => one[axis] + one.r)),
    ];
    const [left, right] = sides("x");
    const [low, high] = sides("y");
    const { width, height } = this.sigma.getDimensions();
    const whole = this.sigma.getGraphToViewportRatio() * this.sigma.getCamera().ratio;
    const ratio = Math.max(
      ((right - left) * whole) / width, ((high - low) * whole) / (height - below), NEAREST * 2,
    ) * 1.15;
    const kept = Math.min(ratio, FARTHEST);
    const centre = this.#framed((left + right) / 2, (low + high) / 2 - (below / 2) * (kept / whole));
    this.#move({ ...centre, ratio: kept });
  }

  /** A point of the picture in the camera's own measure. */
  #framed(x, y) {
    return this.sigma.viewportToFramedGraph(this.sigma.graphToViewport({ x, y }));
  }

  #move(state) {
    const camera = this.sigma.getCamera();
    if (still()) camera.setState(state);
    else camera.animate(state, { duration: 600, easing: "cubicInOut" });
  }

  zoom(how) {
    const camera = this.sigma.getCamera();
    const ratios = { in: camera.ratio / 1.6, out: camera.ratio * 1.6 };
    if (how === "whole") this.#move({ x: 0.5, y: 0.5, ratio: 1, angle: 0 });
    else this.#move({ ratio: camera.getBoundedRatio(ratios[how]) });
  }

  /** Move by a share of what is in sight: 1 to the right or up. */
  pan(right, up) {
    const { x, y, ratio } = this.sigma.getCamera();
    this.#move({ x: x + right * ratio * 0.25, y: y + up * ratio * 0.25, ratio });
  }
}
