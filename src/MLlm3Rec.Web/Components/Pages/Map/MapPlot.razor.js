import { bit, emptyBits, fetchBytes, fetchPoints, inside, nearest, nextInDirection, setBit } from '../../../js/map/points.js';
import { annotationsOf, around, config, fit, labelsOf, layoutOf, paletteOf, tracesOf } from '../../../js/map/traces.js';

const plots = new WeakMap();
const svgLimit = 3000;
const arrows = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

export const attach = (root, dotnet, script) => plots.set(root, new MapPlot(root, dotnet, script));
export const update = (root, state) => plots.get(root)?.update(state);
export const save = (root, title, legend) => plots.get(root)?.save(title, legend);
export const detach = root => plots.get(root)?.detach();

// Charts of other pages bring a bundle without WebGL under the same global name; the map keeps to the one that it loaded.
let lib = null, loading = null;
const plotly = script => lib ? Promise.resolve() : loading ??= new Promise((resolve, reject) => {
  const tag = document.createElement('script');
  tag.src = script;
  tag.onload = () => { lib = window.Plotly; resolve(); };
  tag.onerror = () => { loading = null; reject(new Error('plotly.js did not load')); };
  document.head.append(tag);
});

const hasGl = () => {
  const canvas = document.createElement('canvas');
  return (canvas.getContext('webgl2') ?? canvas.getContext('webgl')) !== null;
};

const token = () => document.querySelector('input[name=__RequestVerificationToken]').value;

class MapPlot {
  constructor(root, dotnet, script) {
    // Fetched while WebGL starts; whoever draws says when it failed.
    plotly(script).catch(() => {});
    Object.assign(this, { root, dotnet, script, gl: hasGl(), state: null, points: null, hovered: -1, tool: 'pan', facts: new Map(), life: new AbortController() });
    this.chart = root.querySelector('.chart');
    this.overlay = root.querySelector('.overlay');
    this.names = root.querySelector('.names');
    this.tip = root.querySelector('.tip');
    this.announcer = root.querySelector('.announce');
    this.queue = Promise.resolve();
    this.listen();
  }

  // Updates come while earlier ones still fetch; each waits for the one before, so the last one wins.
  update(state) {
    this.queue = this.queue.then(() => this.show(state)).catch(error => {
      if (error.name !== 'AbortError') this.dotnet.invokeMethodAsync('Failed', error.message);
    });
    return this.queue;
  }

  async show(next) {
    const before = this.state, { signal } = this.life;
    const limit = this.gl ? next.limit : Math.min(next.limit, svgLimit);
    const isNew = before?.address !== next.address || before.drawn !== limit;
    const [points, colours, bits] = await Promise.all([
      isNew ? fetchPoints(next.address, limit, signal) : this.points,
      isNew || before.field !== next.field ? fetchBytes(`${next.address}/colours?field=${encodeURIComponent(next.field)}`, signal) : before.colours,
      !next.selection ? null : next.selection === before?.selection && before.bits ? before.bits
        : this.sent?.code === next.selection ? this.sent.bits : fetchBytes(`${next.address}/selection/${next.selection}`, signal).catch(() => null),
      plotly(this.script),
    ]);
    if (isNew) this.facts.clear();
    this.points = points;
    const focus = next.point < 0 ? -1 : points.number.indexOf(next.point);
    this.state = { ...next, hidden: next.hidden.split(','), drawn: limit, colours, bits, focus, focusName: next.pointName };
    await this.draw();
    if (focus >= 0 && (isNew || before.point !== next.point)) await this.fly(focus);
    if (isNew) {
      this.root.dataset.drawn = points.n;
      this.dotnet.invokeMethodAsync('Drawn', points.n, this.gl);
    }
  }

  async draw() {
    if (this.life.signal.aborted) return;
    const palette = paletteOf(this.root);
    const { traces, groups } = tracesOf(this.points, this.state, palette, this.gl);
    this.groups = groups;
    // Where the person has zoomed to stays.
    await lib.react(this.chart, traces, layoutOf(palette, this.chart._fullLayout ? this.ranges() : this.whole()), config);
    if (!this.isHeard) {
      this.isHeard = true;
      this.chart.on('plotly_hover', event => event?.points && this.hover(event));
      this.chart.on('plotly_unhover', () => this.unhover());
      this.chart.on('plotly_click', event => event?.points && this.open(this.placeAt(event.points[0])));
      this.chart.on('plotly_doubleclick', () => this.clear());
      this.chart.on('plotly_relayouting', () => { this.names.hidden = true; });
      this.chart.on('plotly_relayout', () => this.placeLabels());
    }
    this.placeLabels();
  }

  placeLabels() {
    this.names.replaceChildren(...labelsOf(this.points, this.state, this.chart._fullLayout).map(label => {
      const name = document.createElement('span');
      name.className = label.kind;
      name.textContent = label.text;
      name.style.left = `${label.left}px`;
      name.style.top = `${label.top}px`;
      return name;
    }));
    this.names.hidden = false;
  }

  placeAt(point) {
    const group = point.curveNumber - 1;
    return this.groups[group]?.[point.pointNumber] ?? -1;
  }

  open(place) {
    if (place >= 0) this.dotnet.invokeMethodAsync('Focused', this.points.number[place]);
  }

  async factsOf(number) {
    if (!this.facts.has(number)) {
      if (this.facts.size > 400) this.facts.clear();
      this.facts.set(number, fetch(`${this.state.address}/point/${number}`, { signal: this.life.signal }).then(answer => answer.ok ? answer.json() : null).catch(() => null));
    }
    return this.facts.get(number);
  }

  async hover(event) {
    const place = this.placeAt(event.points[0]);
    this.hovered = place;
    if (place < 0) return;
    const { offsetX, offsetY } = this.positionOf(place);
    const facts = await this.factsOf(this.points.number[place]);
    if (!facts || this.hovered !== place) return;
    const [name, detail, cluster] = this.tip.children;
    name.textContent = facts.name;
    detail.textContent = wordsOf(facts);
    cluster.textContent = facts.cluster;
    this.tip.hidden = false;
    const width = this.root.clientWidth;
    this.tip.style.translate = `${Math.min(Math.max(offsetX + 14, 8), width - this.tip.offsetWidth - 8)}px ${Math.max(offsetY - this.tip.offsetHeight - 12, 8)}px`;
  }

  unhover() {
    this.hovered = -1;
    this.tip.hidden = true;
  }

  positionOf(place) {
    const { xaxis, yaxis } = this.chart._fullLayout;
    return { offsetX: xaxis._offset + xaxis.d2p(this.points.x[place]), offsetY: yaxis._offset + yaxis.d2p(this.points.y[place]) };
  }

  whole() {
    return fit(this.points.frame, this.chart.clientWidth || 1, this.chart.clientHeight || 1);
  }

  ranges() {
    const { xaxis, yaxis } = this.chart._fullLayout;
    return { x: [...xaxis.range], y: [...yaxis.range] };
  }

  go({ x, y }) {
    return lib.relayout(this.chart, { 'xaxis.range': x, 'yaxis.range': y });
  }

  fly(place) {
    const { x, y } = this.ranges(), whole = this.whole();
    const share = Math.min(1, (whole.x[1] - whole.x[0]) / 2.5 / (x[1] - x[0]));
    return this.go(around(this.points.x[place], this.points.y[place], share * (x[1] - x[0]), share * (y[1] - y[0])));
  }

  zoom(factor) {
    const { x, y } = this.ranges();
    return this.go(around((x[0] + x[1]) / 2, (y[0] + y[1]) / 2, factor * (x[1] - x[0]), factor * (y[1] - y[0])));
  }

  reset() {
    return this.go(this.whole());
  }

  /** The middle and the scale stay. */
  async resize() {
    const { x, y } = this.ranges(), scale = (x[1] - x[0]) / this.chart._fullLayout.xaxis._length;
    await lib.Plots.resize(this.chart);
    const { xaxis, yaxis } = this.chart._fullLayout;
    await this.go(around((x[0] + x[1]) / 2, (y[0] + y[1]) / 2, scale * xaxis._length, scale * yaxis._length));
  }

  clear() {
    if (this.state?.selection) this.dotnet.invokeMethodAsync('Selected', '');
  }

  async select(bits) {
    const answer = await fetch(`${this.state.address}/selection`, { method: 'POST', body: bits, headers: { RequestVerificationToken: token(), 'Content-Type': 'application/octet-stream' }, signal: this.life.signal });
    if (!answer.ok) throw new Error(await answer.text());
    const { code } = await answer.json();
    this.sent = { code, bits };
    await this.dotnet.invokeMethodAsync('Selected', code);
  }

  toggle(place) {
    if (place < 0 || this.points.kind[place] === 2) return;
    const bits = this.state.bits?.slice() ?? emptyBits(this.points.all), number = this.points.number[place];
    setBit(bits, number, !bit(bits, number));
    this.say(bit(bits, number) ? 'Selected' : 'No longer selected');
    return this.select(bits);
  }

  say(text) {
    this.announcer.textContent = text;
  }

  use(tool) {
    this.tool = tool;
    this.overlay.hidden = tool === 'pan';
    for (const button of this.root.querySelectorAll('[data-tool]')) button.setAttribute('aria-pressed', String(button.dataset.tool === tool));
  }

  listen() {
    const { signal } = this.life;
    this.root.addEventListener('click', event => this.command(event.target.closest('[data-tool], [data-do]')?.dataset), { signal });
    this.root.querySelector('.surface').addEventListener('keydown', event => this.key(event), { signal });
    this.overlay.addEventListener('pointerdown', event => this.lasso(event), { signal });
    this.overlay.addEventListener('dblclick', () => this.clear(), { signal });
    this.chart.addEventListener('pointerdown', event => { this.pressed = [event.clientX, event.clientY]; }, { signal, capture: true });
    addEventListener('pointerup', event => {
      const isClick = this.pressed && Math.hypot(event.clientX - this.pressed[0], event.clientY - this.pressed[1]) < 4;
      this.pressed = null;
      if (isClick && this.hovered < 0 && event.button === 0) this.clear();
    }, { signal });
    this.resized = new ResizeObserver(() => {
      const { _fullLayout: drawn, clientWidth: width, clientHeight: height } = this.chart;
      if (drawn && this.root.offsetParent !== null && (drawn.width !== width || drawn.height !== height)) this.resize();
    });
    this.resized.observe(this.chart);
    this.themed = new MutationObserver(() => this.points && this.draw());
    this.themed.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  }

  command(data) {
    if (!data || !this.points) return;
    if (data.tool) this.use(data.tool);
    else if (data.do === 'in') this.zoom(1 / 1.6);
    else if (data.do === 'out') this.zoom(1.6);
    else if (data.do === 'reset') this.reset();
  }

  key(event) {
    if (!this.points || event.ctrlKey || event.metaKey || event.altKey) return;
    const place = this.state.focus;
    const actions = {
      Enter: () => this.open(place), ' ': () => this.toggle(place), Escape: () => this.clear(), '+': () => this.zoom(1 / 1.6), '=': () => this.zoom(1 / 1.6), '-': () => this.zoom(1.6), 0: () => this.reset(),
    };
    const action = arrows[event.key] ? () => this.step(arrows[event.key]) : actions[event.key];
    if (!action) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  }

  async step(direction) {
    const { xaxis, yaxis } = this.chart._fullLayout;
    const from = this.state.focus;
    const next = from < 0 ? nearest(this.points, (xaxis.range[0] + xaxis.range[1]) / 2, (yaxis.range[0] + yaxis.range[1]) / 2) : nextInDirection(this.points, from, direction);
    if (next < 0) {
      this.say('No point further that way');
      return;
    }
    this.state.focus = next;
    this.state.focusName = '';
    const facts = await this.factsOf(this.points.number[next]);
    if (this.state.focus !== next || !facts) return;
    this.state.focusName = facts.name;
    this.say(`${facts.name}. ${wordsOf(facts)}. ${facts.cluster}`);
    await this.draw();
    const { offsetX, offsetY } = this.positionOf(next);
    if (offsetX < 0 || offsetY < 0 || offsetX > this.chart.clientWidth || offsetY > this.chart.clientHeight) await this.fly(next);
    clearTimeout(this.settling);
    this.settling = setTimeout(() => this.open(next), 400);
  }

  // Drawn by hand: plotly's own lasso keeps an object per point and forgets to say when it was cleared.
  lasso(event) {
    if (event.button !== 0) return;
    const frame = this.overlay.getBoundingClientRect();
    const at = moved => [moved.clientX - frame.left, moved.clientY - frame.top];
    const shape = this.overlay.querySelector('path');
    const corners = [at(event)];
    this.overlay.setPointerCapture(event.pointerId);
    const move = moved => {
      const here = at(moved), [x, y] = corners[0];
      if (this.tool === 'lasso') corners.push(here);
      else corners.splice(1, 3, [here[0], y], here, [x, here[1]]);
      shape.setAttribute('d', `M${corners.map(corner => corner.join(',')).join('L')}Z`);
    };
    const end = () => {
      this.overlay.removeEventListener('pointermove', move);
      shape.removeAttribute('d');
      const { xaxis, yaxis } = this.chart._fullLayout;
      const wide = Math.max(...corners.map(corner => Math.hypot(corner[0] - corners[0][0], corner[1] - corners[0][1])));
      if (wide < 4) {
        this.clear();
        return;
      }
      const polygon = corners.map(([x, y]) => [xaxis.p2d(x - xaxis._offset), yaxis.p2d(y - yaxis._offset)]);
      this.select(inside(this.points, polygon)).catch(error => this.dotnet.invokeMethodAsync('Failed', error.message));
    };
    this.overlay.addEventListener('pointermove', move);
    this.overlay.addEventListener('pointerup', end, { once: true });
  }

  async save(title, legend) {
    const palette = paletteOf(this.root);
    const { traces } = tracesOf(this.points, this.state, palette, this.gl);
    const [width, height, margin] = [1600, 1000, { l: 20, r: 330, t: 70, b: 20 }], { x, y } = this.ranges();
    const shown = fit({ left: x[0], right: x[1], low: y[0], high: y[1] }, width - margin.l - margin.r, height - margin.t - margin.b);
    const layout = { ...layoutOf(palette, shown), margin, title: { text: title, x: .02, xanchor: 'left', font: { size: 20 } } };
    layout.annotations = [...annotationsOf(labelsOf(this.points, this.state, this.chart._fullLayout), palette), ...legend.map((entry, place) => ({
      xref: 'paper', yref: 'paper', x: 1.01, y: 1 - .045 * place, xanchor: 'left', yanchor: 'top', showarrow: false, align: 'left',
      text: `<span style="color:${this.colourOf(entry.colour, palette)}">■</span> ${entry.text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}`,
    }))];
    const image = await lib.toImage({ data: traces, layout, config }, { format: 'png', width, height });
    const link = Object.assign(document.createElement('a'), { href: image, download: `${title}.png` });
    link.click();
  }

  colourOf(name, palette) {
    const [kind, number] = name.split('-');
    return kind === 'hue' ? palette.hues[number] : kind === 'scale' ? palette.scale[number] : palette.none;
  }

  detach() {
    this.life.abort();
    this.resized.disconnect();
    this.themed.disconnect();
    clearTimeout(this.settling);
    if (this.chart._fullLayout) lib.purge(this.chart);
    plots.delete(this.root);
  }
}

const wordsOf = facts => [
  facts.motives.map(motive => `${motive.name} ${motive.strength.toFixed(2)}`).join(', ') || 'no motive stands out',
  ...(facts.confidence === null ? [] : [`confidence ${facts.confidence.toFixed(2)}`]),
  ...(facts.kind === 'dimension' ? [] : [facts.kind === 'user' ? `${facts.choices} choices` : `chosen ${facts.choices} times`]),
].join(' · ');
