/* What stands beside the map: who fits, who is chosen, a way with its steps, what would change. */

const MOST_LISTED = 8;
const ids = (text) => text.split(" ").filter(Boolean);

export class Panel {
  constructor(map, stage, known) {
    Object.assign(this, { map, stage, known, fitting: null });
    this.sheet = map.querySelector(".map-sheet");
    this.said = map.querySelector("#map-said");
    this.results = map.querySelector("#map-results");
    this.card = map.querySelector("#map-card");
    stage.addEventListener("choose", ({ detail }) => (detail === null ? this.close() : this.choose(detail)));
    stage.addEventListener("disc", ({ detail }) => stage.fly([detail], { below: this.#covered() }));
    document.addEventListener("click", (event) => this.#click(event));
    this.results.addEventListener("keydown", (event) => this.#move(event));
  }

  /** Light what the page came with. */
  begin() {
    if (!this.said.firstElementChild) return;
    this.#answered();
    this.#come();
  }

  /** The ids of who fits, the warmest first; null without a filter. */
  fit(found) {
    const numbers = found && this.known.numbers(found);
    this.fitting = numbers && new Set(numbers);
    if (document.activeElement?.form?.id === "map-filters") this.said.replaceChildren();
    if (!this.said.firstElementChild) {
      this.stage.lights.clear();
      this.stage.show(this.fitting);
    }
    const [count, list] = this.results.children;
    count.textContent = numbers === null ? "" : `${this.known.says.fit} ${numbers.length.toLocaleString(document.documentElement.lang)}`;
    list.replaceChildren(...(numbers ?? []).slice(0, MOST_LISTED).map((number) => this.#result(number)));
    this.#open();
  }

  #result(number) {
    const { name, work } = this.known.people;
    const button = Object.assign(document.createElement("button"), { type: "button", className: "map-result" });
    const small = Object.assign(document.createElement("small"), { textContent: work[number] });
    button.append(name[number], small);
    button.addEventListener("click", () => this.choose(number));
    const item = document.createElement("li");
    item.append(button);
    return item;
  }

  focusFirst() {
    const first = this.results.querySelector("button");
    first?.focus();
    return Boolean(first);
  }

  chooseFirst() {
    if (this.results.hidden) this.close();
    this.results.querySelector("button")?.click();
  }

  #move(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const buttons = [...this.results.querySelectorAll("button")];
    const next = buttons[buttons.indexOf(document.activeElement) + step];
    (next ?? (step < 0 ? document.getElementById("text") : null))?.focus();
  }

  /** Fly to somebody, and say who they are. */
  choose(number) {
    const { known, stage } = this;
    this.said.replaceChildren(this.#filled(number));
    this.#open();
    const ties = known.tiesOf(number);
    stage.lights.clear();
    stage.lights.of(ties, [number]);
    stage.show(this.fitting);
    const { x, y } = stage.at(number);
    stage.fly([{ x, y, r: 7 }], { below: this.#covered() });
    this.#heading();
  }

  #filled(number) {
    const { people, words, says } = this.known;
    const card = this.card.content.cloneNode(true);
    const part = (name) => card.querySelector(`[data-fill=${name}]`);
    const fill = (name, text) => (text ? (part(name).lastElementChild ?? part(name)).append(text) : part(name).remove());
    part("name").append(people.name[number]);
    part("work").append(people.work[number]);
    const word = words[people.level[number]];
    part("warmth").append(word ? `${word}, ${people.warmth[number]} %` : says.none);
    fill("through", people.first[number] < 0 ? "" : people.name[people.first[number]]);
    fill("ties", people.ties[number] ? String(people.ties[number]) : "");
    const silenced = this.known.silenced.has(number);
    if (!silenced) part("silenced").remove();
    for (const name of ["way", "meet"]) {
      const link = part(name);
      if (silenced) link.remove();
      else {
        link.href += people.id[number];
        link.dataset.part += people.id[number];
      }
    }
    part("page").href = says.person.replace("00000000-0000-0000-0000-000000000000", people.id[number]);
    return card;
  }

  #click(event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = event.target.closest("[data-part]");
    if (link) {
      event.preventDefault();
      this.#fetch(link.dataset.part).then(() => this.#named(link.href), () => this.fail());
    } else if (event.target.closest("[data-close]") && this.map.contains(event.target)) {
      event.preventDefault();
      this.close();
    } else if (event.target.closest("[data-light]")) {
      this.#light(event.target.closest("[data-way]"));
    }
  }

  async #fetch(address) {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${address} answers ${answer.status}`);
    // Made by our own templates, which escape what people typed.
    this.said.innerHTML = await answer.text();
    this.#answered();
    this.#come();
  }

  /** The address names what the page shows, so that it can be kept, sent and loaded again. */
  #named(address) {
    history.replaceState(null, "", address);
  }

  /** A way or a what-if has been said: light it. */
  #answered() {
    const answer = this.said.querySelector("[data-answer]");
    this.#open();
    this.#heading();
    this.stage.lights.clear();
    if (!answer) return;
    if (answer.dataset.answer === "what-if") this.#lightMet(answer);
    else if (answer.querySelector("[data-way]")) this.#light(answer.querySelector("[data-way]"));
  }

  #lightMet(answer) {
    const [met] = this.known.numbers([answer.dataset.met]);
    const newcomers = this.known.numbers(ids(answer.dataset.newcomers));
    if (met === undefined) return;
    this.stage.lights.assume([-1, met]);
    this.stage.lights.of(newcomers.filter((one) => one !== met).map((one) => [met, one]), [met, ...newcomers]);
    this.stage.show(new Set([met, ...newcomers]));
    this.#fly([-1, met, ...newcomers]);
  }

  /** One way, tie after tie. */
  #light(way) {
    const chain = [-1, ...this.known.numbers(ids(way.dataset.way))];
    const lit = new Set(chain.filter((number) => number >= 0));
    for (const step of this.said.querySelectorAll("[data-step]")) step.removeAttribute("aria-current");
    const steps = [...way.querySelectorAll("[data-step]")];
    const answer = way.closest("[data-answer]");
    this.stage.lights.clear();
    if (answer.dataset.met) this.stage.lights.assume([-1, ...this.known.numbers([answer.dataset.met])]);
    this.stage.lights.chain = chain;
    this.stage.show(lit);
    this.#fly(chain);
    this.stage.lights.step(chain, (place) => {
      for (const step of steps) step.removeAttribute("aria-current");
      steps[place - 1]?.setAttribute("aria-current", "step");
    });
  }

  #fly(numbers) {
    const circles = numbers.map((number) => ({ ...this.stage.at(number), r: 2 }));
    this.stage.fly(circles, { below: this.#covered() });
  }

  /** Bring the answer into sight; where it lies on the map, as on a phone, the map as well. */
  #come() {
    this.sheet.scrollIntoView({ block: this.#covered() ? "center" : "nearest" });
  }

  #heading() {
    this.said.querySelector("h2")?.focus({ preventScroll: true });
  }

  /** Back to the map as it was, with what the filters leave. */
  close() {
    this.said.replaceChildren();
    this.#named(location.pathname);
    this.stage.lights.clear();
    this.stage.show(this.fitting);
    this.#open();
  }

  fail() {
    this.said.replaceChildren(Object.assign(document.createElement("p"), { role: "alert", textContent: this.known.says.failed }));
    this.#open();
  }

  #open() {
    const said = Boolean(this.said.firstElementChild);
    this.results.hidden = said || this.fitting === null;
    this.sheet.toggleAttribute("data-open", said || this.fitting !== null);
  }

  /** How much of the stage the sheet lies on, as on a phone. */
  #covered() {
    const stage = this.stage.holder.getBoundingClientRect();
    const sheet = this.sheet.getBoundingClientRect();
    const over = sheet.height && sheet.left < stage.right && sheet.top < stage.bottom && sheet.right > stage.left;
    return over ? Math.min(stage.height * 0.6, stage.bottom - Math.max(sheet.top, stage.top)) : 0;
  }
}
