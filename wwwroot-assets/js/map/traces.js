// From points, state and theme to what plotly.js draws. One WebGL scene: people and items are two traces of it, so that they differ by shape too.
import { bit, density } from './points.js';

const hues = 9;

/** The theme's colours, read from the style sheet where they live. */
export function paletteOf(element) {
  const style = getComputedStyle(element);
  const value = name => style.getPropertyValue(name).trim();
  return {
    surface: value('--surface'), ink: value('--ink'), soft: value('--ink-soft'), accent: value('--accent'), line: value('--line'), none: value('--hue-none'), veil: value('--veil'),
    hues: Array.from({ length: hues }, (_, hue) => value(`--hue-${hue}`)), scale: Array.from({ length: 5 }, (_, step) => value(`--scale-${step}`)),
    face: value('--face-text'),
  };
}

/**
 * The least ranges that hold a box with one scale for both directions. Plotly's own way, scaleanchor, computes all points anew after every step of the
 * hand: half a second at 100,000.
 */
export function fit({ left, right, low, high }, width, height) {
  const scale = Math.max((right - left) / width, (high - low) / height);
  return around((left + right) / 2, (low + high) / 2, scale * width, scale * height);
}

export const around = (x, y, width, height) => ({ x: [x - width / 2, x + width / 2], y: [y - height / 2, y + height / 2] });

export const layoutOf = (palette, ranges) => ({
  dragmode: 'pan', hovermode: 'closest', hoverdistance: 12, showlegend: false, autosize: true, uirevision: 'map', margin: { l: 0, r: 0, t: 0, b: 0 },
  paper_bgcolor: palette.surface, plot_bgcolor: palette.surface, font: { family: palette.face, size: 12, color: palette.ink },
  xaxis: { visible: false, range: ranges.x },
  yaxis: { visible: false, range: ranges.y },
});

export const config = { displayModeBar: false, scrollZoom: true, responsive: false, doubleClick: 'reset', doubleClickDelay: 350 };

export function tracesOf(points, state, palette, gl) {
  const hidden = new Set(state.hidden);
  const groups = [0, 1].map(kind => ofKind(points, kind));
  const traces = [
    hidden.has('density') ? { type: 'contour', visible: false } : contours(points, palette),
    ...groups.map((places, kind) => ({ ...markers(points, places, kind, state, palette, gl), visible: !hidden.has('points') })),
    trail(state, palette, gl),
    ring(points, state, palette, gl),
  ];
  return { traces, groups };
}

function ofKind(points, kind) {
  const places = [];
  for (let i = 0; i < points.n; i++) if (points.kind[i] === kind) places.push(i);
  return places;
}

function markers(points, places, kind, state, palette, gl) {
  const n = places.length, shows = !state.hidden.includes('selection') && state.bits !== null;
  const [x, y, colour] = [new Float32Array(n), new Float32Array(n), new Array(n)];
  const chosen = [];
  for (let i = 0; i < n; i++) {
    const place = places[i], value = state.colours[points.number[place]];
    x[i] = points.x[place];
    y[i] = points.y[place];
    colour[i] = state.isScale ? (value === 255 ? -1 : value) : Math.min(value, hues);
    if (shows && bit(state.bits, points.number[place])) chosen.push(i);
  }
  const size = sizeOf(points.n);
  return {
    type: gl ? 'scattergl' : 'scatter', mode: 'markers', x, y, hoverinfo: 'none', name: kind === 0 ? 'People' : 'Items',
    marker: { color: colour, size: kind === 0 ? size : size + 1, symbol: kind === 0 ? 'circle' : 'diamond', opacity: points.n > 20000 ? .75 : .85, line: { width: 0 }, ...scaleOf(state, palette) },
    selectedpoints: shows ? chosen : undefined, selected: { marker: { opacity: 1 } }, unselected: { marker: { opacity: .12 } },
  };
}

const sizeOf = n => n < 3000 ? 7 : n < 15000 ? 5.5 : n < 60000 ? 4 : 3;

/** Scale: -1 is "without a value", then 0 to 254. Categories: the eight hues, other, without. */
function scaleOf(state, palette) {
  if (state.isScale) {
    const low = 1 / 256;
    return { cmin: -1, cmax: 255, colorscale: [[0, palette.none], [low, palette.none], [low, palette.scale[0]], ...palette.scale.slice(1).map((colour, step) => [low + (1 - low) * (step + 1) / 4, colour])] };
  }
  const steps = [...palette.hues, palette.none];
  return { cmin: -.5, cmax: steps.length - .5, colorscale: steps.flatMap((colour, step) => [[step / steps.length, colour], [(step + 1) / steps.length, colour]]) };
}

const contours = (points, palette) => ({
  type: 'contour', ...density(points), hoverinfo: 'skip', showscale: false, ncontours: 9, line: { width: .75, color: palette.soft, smoothing: 1 },
  contours: { coloring: 'fill' }, opacity: .35, colorscale: [[0, palette.surface], [.12, palette.surface], [1, palette.accent]],
});

/**
 * The labels that have room, with their middle in pixels: one that would cover another waits until the map is enlarged. Clusters come first, the point in
 * focus always. They are elements above the drawing: as part of it, each of them would make plotly draw all points anew.
 */
export function labelsOf(points, state, { xaxis, yaxis }) {
  const taken = [];
  const shown = state.hidden.includes('labels') ? [] : state.labels;
  const focus = state.focus < 0 ? [] : [{ text: state.focusName ?? '', x: points.x[state.focus], y: points.y[state.focus], kind: 'focus' }];
  return [...focus, ...shown.map(label => ({ ...label, kind: label.isAnchor ? 'anchor' : 'cluster' }))].flatMap(label => {
    const left = xaxis._offset + xaxis.d2p(label.x), top = yaxis._offset + yaxis.d2p(label.y) - (label.kind === 'focus' ? 24 : 0);
    const half = (label.kind === 'anchor' ? 3.1 : 3.9) * label.text.length + 10;
    const box = { left: left - half, right: left + half, top: top - 11, bottom: top + 11 };
    if (taken.some(other => box.left < other.right && box.right > other.left && box.top < other.bottom && box.bottom > other.top)) return [];
    taken.push(box);
    return [{ ...label, text: label.kind === 'anchor' ? `◆ ${label.text}` : label.text, left, top }];
  });
}

/** The same labels as part of a picture that is saved. */
export const annotationsOf = (labels, palette) => labels.map(label => ({
  x: label.x, y: label.y, yshift: label.kind === 'focus' ? 24 : 0, showarrow: false, bgcolor: label.kind === 'focus' ? palette.ink : palette.veil, borderpad: 2, text: `<b>${escape(label.text)}</b>`,
  font: { size: label.kind === 'anchor' ? 11 : 12.5, color: label.kind === 'focus' ? palette.surface : palette.ink },
}));

// Names come from data: plotly reads a little markup in texts, and must not find any.
const escape = text => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const trail = (state, palette, gl) => ({
  type: gl ? 'scattergl' : 'scatter', mode: 'lines+markers', hoverinfo: 'skip', x: state.trail.map(step => step.x), y: state.trail.map(step => step.y),
  line: { color: palette.ink, width: 1.75 },
  marker: { size: state.trail.map((_, place) => 5 + 6 * (place + 1) / state.trail.length), color: palette.surface, line: { color: palette.ink, width: 1.75 } },
});

function ring(points, state, palette, gl) {
  const at = state.focus;
  return {
    type: gl ? 'scattergl' : 'scatter', mode: 'markers', hoverinfo: 'skip', x: at < 0 ? [] : [points.x[at]], y: at < 0 ? [] : [points.y[at]],
    marker: { size: 20, symbol: 'circle-open', color: palette.ink, line: { width: 3, color: palette.ink } },
  };
}
