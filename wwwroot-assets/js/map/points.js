// Points of a map as typed arrays, and the arithmetic on them: nothing here knows of a chart or of the page.

const fail = answer => { throw new Error(`${answer.url}: ${answer.status}`); };

const bytesOf = async (address, signal) => {
  const answer = await fetch(address, { signal });
  return answer.ok ? answer.arrayBuffer() : fail(answer);
};

/** x, y: places; number: the point's number on the whole map; kind: 0 person, 1 item, 2 dimension; cluster. */
export async function fetchPoints(address, limit, signal) {
  const bytes = await bytesOf(`${address}/points?limit=${limit}`, signal);
  const [n, all] = new Uint32Array(bytes, 0, 2);
  const places = new Float32Array(bytes, 8, 2 * n);
  const points = {
    n, all, x: new Float32Array(n), y: new Float32Array(n), number: new Uint32Array(bytes, 8 + 8 * n, n),
    kind: new Uint8Array(bytes, 8 + 12 * n, n), cluster: new Uint8Array(bytes, 8 + 13 * n, n),
  };
  for (let i = 0; i < n; i++) {
    points.x[i] = places[2 * i];
    points.y[i] = places[2 * i + 1];
  }
  points.frame = frameOf(points);
  return points;
}

/** One byte per point of the whole map. */
export const fetchBytes = async (address, signal) => new Uint8Array(await bytesOf(address, signal));

export const bit = (bits, number) => bits !== null && (bits[number >> 3] >> (number & 7) & 1) === 1;

export const emptyBits = all => new Uint8Array((all + 7) >> 3);

export function setBit(bits, number, on) {
  bits[number >> 3] = on ? bits[number >> 3] | 1 << (number & 7) : bits[number >> 3] & ~(1 << (number & 7));
}

/** The drawn points inside a polygon of [x, y] corners, as bits of the whole map; dimensions cannot be selected. Even-odd rule. */
export function inside(points, corners) {
  const bits = emptyBits(points.all);
  const xs = corners.map(corner => corner[0]), ys = corners.map(corner => corner[1]);
  const [left, right, low, high] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  for (let i = 0; i < points.n; i++) {
    const x = points.x[i], y = points.y[i];
    if (points.kind[i] === 2 || x < left || x > right || y < low || y > high) continue;
    let isInside = false;
    for (let a = 0, b = corners.length - 1; a < corners.length; b = a++) {
      if ((ys[a] > y) !== (ys[b] > y) && x < (xs[b] - xs[a]) * (y - ys[a]) / (ys[b] - ys[a]) + xs[a]) isInside = !isInside;
    }
    if (isInside) setBit(bits, points.number[i], true);
  }
  return bits;
}

/** The place of the point nearest to (x, y), or -1. */
export function nearest(points, x, y) {
  let best = -1, least = Infinity;
  for (let i = 0; i < points.n; i++) {
    const distance = (points.x[i] - x) ** 2 + (points.y[i] - y) ** 2;
    if (distance < least) [best, least] = [i, distance];
  }
  return best;
}

/** The next point from place `from` in a direction ([1, 0] is right): near, and more ahead than aside. -1 where there is none. */
export function nextInDirection(points, from, [dx, dy]) {
  let best = -1, least = Infinity;
  for (let i = 0; i < points.n; i++) {
    const x = points.x[i] - points.x[from], y = points.y[i] - points.y[from];
    const ahead = x * dx + y * dy, aside = Math.abs(x * dy - y * dx);
    if (i === from || ahead <= 0 || aside > ahead) continue;
    const cost = ahead + 2 * aside;
    if (cost < least) [best, least] = [i, cost];
  }
  return best;
}

/** How many points lie where, smoothed: { x, y, z } on a grid, for contours. */
export function density(points, cells = 96) {
  const { left, right, low, high } = points.frame;
  const [width, height] = [right - left || 1, high - low || 1];
  const grid = new Float32Array(cells * cells);
  for (let i = 0; i < points.n; i++) {
    const column = Math.min(cells - 1, Math.floor((points.x[i] - left) / width * cells));
    const row = Math.min(cells - 1, Math.floor((points.y[i] - low) / height * cells));
    grid[row * cells + column]++;
  }
  const smooth = blur(blur(grid, cells), cells);
  const z = Array.from({ length: cells }, (_, row) => Array.from(smooth.subarray(row * cells, (row + 1) * cells), Math.sqrt));
  return {
    x: Array.from({ length: cells }, (_, i) => left + (i + .5) / cells * width),
    y: Array.from({ length: cells }, (_, i) => low + (i + .5) / cells * height), z,
  };
}

function blur(grid, cells) {
  const kernel = [1, 4, 6, 4, 1];
  const pass = (from, step, place) => {
    const to = new Float32Array(from.length);
    for (let row = 0; row < cells; row++) {
      for (let column = 0; column < cells; column++) {
        let sum = 0;
        for (let k = -2; k <= 2; k++) {
          const at = place(row, column) + k;
          if (at >= 0 && at < cells) sum += kernel[k + 2] * from[row * cells + column + k * step];
        }
        to[row * cells + column] = sum / 16;
      }
    }
    return to;
  };
  return pass(pass(grid, 1, (_, column) => column), cells, row => row);
}

function frameOf(points) {
  let [left, right, low, high] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = 0; i < points.n; i++) {
    left = Math.min(left, points.x[i]);
    right = Math.max(right, points.x[i]);
    low = Math.min(low, points.y[i]);
    high = Math.max(high, points.y[i]);
  }
  const edge = Math.max(right - left, high - low) * .04 || 1;
  // The tools lie over the upper edge.
  return { left: left - edge, right: right + edge, low: low - edge, high: high + 3 * edge };
}
