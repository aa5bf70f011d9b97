/* Discs below the dots, and their names above them where there is room. */

const LEAST_RADIUS = 14; // in pixels, below which a disc bears no name
const HIGH = 18;
const FONT = "600 12px";

const widths = new Map();

function width(pen, text) {
  if (!widths.has(text)) widths.set(text, pen.measureText(text).width);
  return widths.get(text);
}

function inSight(canvas, x, y, r) {
  return x + r > 0 && y + r > 0 && x - r < canvas.clientWidth && y - r < canvas.clientHeight;
}

export function drawDiscs(pen, view, { picture, theme }) {
  const { canvas } = pen;
  pen.clearRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = theme.disc;
  pen.strokeStyle = theme.line;
  pen.lineWidth = 1;
  pen.beginPath();
  for (const disc of picture.discs) {
    const [x, y, r] = [view.x(disc.x), view.y(disc.y), disc.r * view.scale];
    if (disc.members.length < 2 || r < 3 || !inSight(canvas, x, y, r)) continue;
    pen.moveTo(x + r, y);
    pen.arc(x, y, r, 0, 2 * Math.PI);
  }
  pen.fill();
  pen.stroke();
}

export function drawNames(pen, view, { picture, theme, shown }) {
  const { canvas } = pen;
  pen.font = `${FONT} ${theme.font}`;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.lineJoin = "round";
  pen.lineWidth = 4;
  pen.strokeStyle = theme.paper;
  pen.fillStyle = theme.ink;
  const taken = [mine(view, picture.me)];
  for (const disc of picture.byName) {
    const [x, y, r] = [view.x(disc.x), view.y(disc.y), disc.r * view.scale];
    if (r < LEAST_RADIUS) break;
    if (!inSight(canvas, x, y, r)) continue;
    if (shown && !disc.members.some((number) => shown.has(number))) continue;
    const top = Math.max(y - r + 2, Math.min(10, y + r - 10));
    const half = width(pen, disc.label) / 2 + 3;
    const box = { left: x - half, right: x + half, top: top - HIGH / 2, bottom: top + HIGH / 2 };
    if (half > 2.6 * r || taken.some((other) => meet(box, other))) continue;
    taken.push(box);
    pen.strokeText(disc.label, x, top);
    pen.fillText(disc.label, x, top);
  }
  drawMe(pen, view, picture, theme);
}

function mine(view, { x, y, r }) {
  const [left, top, wide] = [view.x(x), view.y(y), r * view.scale];
  return { left: left - wide, right: left + wide, top: top - wide, bottom: top + wide };
}

function meet(one, other) {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

function drawMe(pen, view, { me }, theme) {
  const size = Math.min(16, me.r * view.scale * 0.8);
  if (size < 6) return;
  pen.font = `700 ${size}px ${theme.font}`;
  pen.fillStyle = theme.meInk;
  pen.fillText(me.name, view.x(me.x), view.y(me.y) + 1);
}
