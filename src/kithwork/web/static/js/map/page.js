/* The map page: the picture, what is beside it, and what a click, a key or a search does. */

import { colourings } from "./colourings.js";
import { network, fetched } from "./people.js";
import { Panel } from "./panel.js";
import { Stage } from "./stage.js";
import { read, watch } from "./theme.js";

const map = document.getElementById("map");
const filters = document.getElementById("map-filters");

function canDraw() {
  const canvas = document.createElement("canvas");
  return Boolean(canvas.getContext("webgl2") ?? canvas.getContext("webgl"));
}

function legend(rows) {
  const list = map.querySelector(".map-legend");
  list.replaceChildren(
    ...rows.map(({ label, colour, count, place }) => {
      const item = document.createElement("li");
      const swatch = document.createElement("i");
      swatch.style.backgroundColor = colour;
      swatch.dataset.size = place;
      item.append(swatch, `${label} `, Object.assign(document.createElement("span"), {
        className: "soft", textContent: count.toLocaleString(document.documentElement.lang),
      }));
      return item;
    }),
  );
}

function colour(stage, known) {
  const name = map.querySelector("[name=map-colour]:checked").value;
  const { colour: paint, legend: rows } = colourings[name](known);
  const theme = read(map);
  stage.paint((number) => paint(theme, number), theme);
  legend(rows(theme));
}

function hover(stage, known) {
  const card = map.querySelector(".map-hover");
  const [name, work, warmth] = card.children;
  stage.addEventListener("hover", ({ detail: number }) => {
    stage.holder.classList.toggle("is-pointing", number !== null);
    card.hidden = number === null;
    if (number === null) return;
    name.textContent = known.people.name[number];
    work.textContent = known.people.work[number];
    warmth.textContent = known.words[known.people.level[number]] ?? known.says.none;
    const { x, y } = stage.at(number);
    const view = stage.view();
    const room = stage.holder.clientWidth - card.offsetWidth - 8;
    card.style.left = `${Math.max(8, Math.min(room, view.x(x) + 14))}px`;
    card.style.top = `${Math.max(8, view.y(y) - card.offsetHeight - 12)}px`;
  });
}

function keys(stage, panel) {
  const moves = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
  map.querySelector(".map-stage").addEventListener("keydown", (event) => {
    if (!(event.key in moves)) return;
    event.preventDefault();
    stage.pan(...moves[event.key]);
  });
  map.addEventListener("keydown", (event) => {
    if (event.key === "Escape") panel.close();
  });
  map.querySelector(".map-zoom").addEventListener("click", (event) => {
    const how = event.target.closest("[data-zoom]")?.dataset.zoom;
    if (how) stage.zoom(how);
  });
}

/** What the filters leave: shown on the map, and listed to choose from. */
function search(panel) {
  let waiting, asked = 0;
  const look = async () => {
    const query = new URLSearchParams(new FormData(filters));
    query.delete("sort");
    const filtered = [...query.values()].some(Boolean);
    const turn = (asked += 1);
    const found = filtered ? await fetched(`${map.dataset.fits}?${query}`) : null;
    if (turn === asked) panel.fit(found?.people ?? null);
  };
  const later = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => look().catch(() => panel.fail()), 250);
  };
  filters.addEventListener("input", later);
  filters.addEventListener("submit", async (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    await look().catch(() => panel.fail());
    panel.chooseFirst();
  });
  filters.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" && event.target.matches("[type=search]") && panel.focusFirst()) event.preventDefault();
    if (event.key === "Escape") panel.close();
  });
  return look;
}

async function open() {
  const wait = map.querySelector(".map-wait");
  const holder = map.querySelector(".map-canvas");
  if (!canDraw()) {
    map.querySelector(".map-stage").remove();
    map.querySelector(".map-colours").remove();
    return;
  }
  const known = network(await fetched(map.dataset.data), { ...map.dataset });
  const stage = new Stage(holder, known.picture, read(map));
  const panel = new Panel(map, stage, known);
  colour(stage, known);
  hover(stage, known);
  keys(stage, panel);
  map.querySelector(".map-colours").addEventListener("change", () => colour(stage, known));
  watch(() => colour(stage, known));
  const look = search(panel);
  wait.remove();
  // A handle for the benchmark and the stories; the page itself does not use it.
  map.stage = stage;
  await look();
  panel.begin();
  // From here on a way can be lit: what came with the page no longer dims a click.
  map.dataset.ready = "";
}

open().catch((failure) => {
  map.querySelector(".map-wait")?.replaceChildren(map.dataset.failed);
  throw failure;
});
