// Draws the app's two icons: node manifest/icons.mjs [folder]
// A document that carries a seal with a check. Every shape is a signed distance in a 192-unit square,
// so that the same mark can be drawn at any size; coverage at the edge is the distance in pixels.
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { png } from './png.mjs';

const teal = [0x1f, 0x64, 0x70];
const deep = [0x17, 0x4c, 0x56];
const paper = [0xfd, 0xfd, 0xfb];
const ink = [0xb9, 0xcd, 0xd1];
const amber = [0xf4, 0xb8, 0x4a];
const white = [255, 255, 255];

const segment = (x1, y1, x2, y2, half) => (x, y) => {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const along = Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy)));
  return Math.hypot(x - x1 - along * dx, y - y1 - along * dy) - half;
};
const line = (half, ...points) => union(...points.slice(1).map((to, i) => segment(...points[i], ...to, half)));
const circle = (cx, cy, r) => (x, y) => Math.hypot(x - cx, y - cy) - r;
const scallop = (cx, cy, r, depth, count) => (x, y) =>
  Math.hypot(x - cx, y - cy) - r - depth * Math.cos(count * Math.atan2(y - cy, x - cx));
const box = (left, top, right, bottom, r) => (x, y) => {
  const dx = Math.abs(x - (left + right) / 2) - (right - left) / 2 + r;
  const dy = Math.abs(y - (top + bottom) / 2) - (bottom - top) / 2 + r;
  return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - r;
};
const below = (x0, y0, nx, ny) => (x, y) => ((x - x0) * nx + (y - y0) * ny) / Math.hypot(nx, ny);
const union = (...shapes) => (x, y) => Math.min(...shapes.map(shape => shape(x, y)));
const both = (...shapes) => (x, y) => Math.max(...shapes.map(shape => shape(x, y)));
const without = (shape, hole) => (x, y) => Math.max(shape(x, y), -hole(x, y));
const grown = (shape, by) => (x, y) => shape(x, y) - by;
// The shape, its point (x0, y0) moved to the middle of the square, scaled.
const placed = (shape, x0, y0, scale) => (x, y) => shape((x - 96) / scale + x0, (y - 96) / scale + y0) * scale;
const stroke = (shape, half) => (x, y) => Math.abs(shape(x, y)) - half;

function draw(size, layers) {
  const pixels = Buffer.alloc(size * size * 4);
  const unit = 192 / size;
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      let [r, g, b, alpha] = [0, 0, 0, 0];
      for (const [shape, colour] of layers) {
        const distance = shape((column + 0.5) * unit, (row + 0.5) * unit) / unit;
        const cover = Math.min(1, Math.max(0, 0.5 - distance));
        if (cover === 0) continue;
        const total = cover + alpha * (1 - cover);
        [r, g, b] = [r, g, b].map((under, i) => (colour[i] * cover + under * alpha * (1 - cover)) / total);
        alpha = total;
      }
      pixels.set([r, g, b, alpha * 255].map(Math.round), (row * size + column) * 4);
    }
  }
  return png(size, size, pixels);
}

function colour() {
  const corner = below(104, 32, 1, -1);
  const page = both(box(46, 32, 132, 150, 9), corner);
  const fold = both(corner, below(104, 60, -1, 0), below(104, 60, 0, 1));
  const seal = scallop(126, 134, 30, 1.9, 12);
  const mark = [
    [page, paper],
    [fold, ink],
    [line(3.6, [64, 78], [112, 78]), ink],
    [line(3.6, [64, 96], [112, 96]), ink],
    [line(3.6, [64, 114], [86, 114]), ink],
    [grown(seal, 6), teal],
    [seal, amber],
    [line(4.8, [112, 135], [122, 145], [141, 124]), deep],
  ];
  return draw(192, [[() => -192, teal], ...mark.map(([shape, fill]) => [placed(shape, 102, 99, 0.92), fill])]);
}

// Edges lie on the 32-pixel grid, 6 units a pixel, where they can.
function outline() {
  const page = both(box(36, 18, 126, 156, 12), below(93, 18, 1, -1));
  const seal = circle(132, 135, 39);
  const clear = grown(seal, 12);
  const mark = union(
    without(stroke(page, 6), clear),
    without(box(60, 66, 102, 78, 0), clear),
    without(box(60, 90, 84, 102, 0), clear),
    without(seal, line(8.5, [115, 136], [128, 149], [150, 122])),
  );
  return draw(32, [[mark, white]]);
}

const folder = process.argv[2] ?? dirname(fileURLToPath(import.meta.url));
writeFileSync(join(folder, 'color.png'), colour());
writeFileSync(join(folder, 'outline.png'), outline());
