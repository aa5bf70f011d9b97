/* The colours of the page as a picture can use them: read from the style sheet, never written here. */

const pen = document.createElement("canvas").getContext("2d", { willReadFrequently: true });

/** Any colour of CSS as #rrggbb; a canvas knows more ways to write one than a shader does. */
function plain(colour) {
  pen.clearRect(0, 0, 1, 1);
  pen.fillStyle = "#000";
  pen.fillStyle = colour;
  pen.fillRect(0, 0, 1, 1);
  const [red, green, blue] = pen.getImageData(0, 0, 1, 1).data;
  return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}

/** The theme that holds for `element` now. */
export function read(element) {
  const probe = document.createElement("i");
  // Where the system forces its few colours, a picture in one of them would say nothing.
  probe.style.forcedColorAdjust = "none";
  element.append(probe);
  const role = (name) => {
    probe.style.color = `var(--${name})`;
    return plain(getComputedStyle(probe).color);
  };
  const row = (name, count) => Array.from({ length: count }, (_, place) => role(`${name}-${place}`));
  const theme = {
    paper: role("map-paper"),
    ink: role("ink"),
    soft: role("ink-soft"),
    line: role("map-line"),
    disc: role("map-disc"),
    me: role("accent"),
    meInk: role("accent-ink"),
    dim: role("map-dim"),
    light: role("map-light"),
    none: role("map-none"),
    levels: row("map-warmth", 6),
    groups: row("map-group", 8),
    font: getComputedStyle(element).fontFamily,
  };
  probe.remove();
  return theme;
}

/** Call `changed` whenever the colours of the page may have changed. */
export function watch(changed) {
  for (const question of ["(prefers-color-scheme: dark)", "(prefers-contrast: more)"]) {
    matchMedia(question).addEventListener("change", changed);
  }
  new MutationObserver(changed).observe(document.documentElement, {
    attributes: true,
    attributeFilter: ["data-colours", "data-contrast"],
  });
}

export const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
