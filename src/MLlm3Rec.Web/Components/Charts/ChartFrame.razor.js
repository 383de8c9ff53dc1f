// What plotly.js leaves to the page: how much room there is, keeping to it, leading on by a click, zoom by buttons, and pictures that say what they show.
// The library's own module and script, under its own names, so that its component finds them there: it asks some messages later, and compiling
// plotly.js takes longer than those. Where names have changed, it fetches them itself as ever.
const library = '_content/Plotly.Blazor/';
import(`../../${library}plotly-interop-7.2.0.js`)
  .then(module => module.importScript('plotly-import', `./${library}plotly-basic-3.7.0.min.js`)).catch(() => {});

const charts = new WeakMap();
const narrow = 480;
const fingers = matchMedia('(pointer: coarse)');

export function attach(root, dotnet) {
  const chart = new Chart(root, dotnet);
  charts.set(root, chart);
  return chart.place;
}

export const detach = root => charts.get(root)?.detach();

class Chart {
  constructor(root, dotnet) {
    this.root = root;
    this.dotnet = dotnet;
    this.stage = root.querySelector('.plot');
    this.place = this.measure();
    root.addEventListener('click', event => this.command(event.target.closest('[data-do]')?.dataset.do));
    this.sized = new ResizeObserver(() => this.fit());
    this.sized.observe(this.stage);
    // The drawing tells nobody when it is there first.
    this.awaited = new MutationObserver(() => this.listen());
    this.awaited.observe(this.stage, { childList: true, subtree: true });
  }

  get graph() {
    return this.stage.querySelector('.js-plotly-plot');
  }

  measure() {
    return { narrow: this.root.clientWidth < narrow, touched: fingers.matches };
  }

  listen() {
    const graph = this.graph;
    if (!graph?._fullLayout || !graph.on) return;
    this.awaited.disconnect();
    graph.on('plotly_click', event => {
      const key = event?.points?.[0]?.customdata;
      if (key !== undefined && key !== null && key !== '') this.dotnet.invokeMethodAsync('Clicked', String(key));
    });
    // Drawn anew in other colours, it shows what was zoomed to by buttons; by hand, plotly.js keeps it itself.
    graph.on('plotly_react', () => this.zoomed?.version === graph.layout.uirevision && window.Plotly.relayout(graph, this.zoomed.change));
    this.fit();
  }

  fit() {
    const graph = this.graph;
    if (!graph?._fullLayout || this.root.offsetParent === null) return;
    const now = this.measure();
    if (now.narrow !== this.place.narrow) {
      this.place = now;
      this.dotnet.invokeMethodAsync('Placed', now);
    }
    const { width, height } = graph._fullLayout;
    if (Math.abs(width - this.stage.clientWidth) > 1 || Math.abs(height - this.stage.clientHeight) > 1) window.Plotly.Plots.resize(graph);
  }

  command(what) {
    if (!what || !this.graph?._fullLayout) return;
    if (what === 'in') this.zoom(1 / 1.5);
    else if (what === 'out') this.zoom(1.5);
    else if (what === 'reset') this.reset();
    else this.save(what);
  }

  axes() {
    const layout = this.graph._fullLayout;
    return ['xaxis', 'yaxis'].map(name => [name, layout[name]]).filter(([, axis]) => axis && !axis.fixedrange);
  }

  zoom(factor) {
    const change = {};
    for (const [name, axis] of this.axes()) {
      const [from, to] = axis.range.map(end => axis.r2l(end));
      const middle = (from + to) / 2, half = (to - from) / 2 * factor;
      change[`${name}.range`] = [axis.l2r(middle - half), axis.l2r(middle + half)];
    }
    this.zoomed = { change, version: this.graph.layout.uirevision };
    window.Plotly.relayout(this.graph, change);
  }

  reset() {
    this.zoomed = null;
    const change = {};
    for (const [name, axis] of this.axes()) {
      if (axis._autorangeInitial || axis._rangeInitial0 === undefined) change[`${name}.autorange`] = true;
      else change[`${name}.range`] = [axis._rangeInitial0, axis._rangeInitial1];
    }
    window.Plotly.relayout(this.graph, change);
  }

  // A picture hangs elsewhere: it has the name above, the names of rows beside their bars, and ground of its own.
  save(format) {
    const { data, layout } = this.graph, style = getComputedStyle(this.root);
    const rows = layout.yaxis?.ticktext?.length ?? 0;
    const surface = style.getPropertyValue('--surface').trim(), title = layout.meta;
    const picture = {
      ...layout, width: 1000, height: rows ? 150 + 30 * rows : 640, autosize: false, paper_bgcolor: surface, plot_bgcolor: surface,
      title: { text: title.replaceAll('&', '&amp;').replaceAll('<', '&lt;'), x: .02, xanchor: 'left', font: { size: 17 } },
      margin: { ...layout.margin, l: rows ? 320 : 70, r: 30, t: 64, b: 64 },
      xaxis: { ...layout.xaxis, automargin: true },
      yaxis: { ...layout.yaxis, automargin: !rows, showticklabels: true, ...(rows ? { range: [rows - .5, -.5] } : {}) },
    };
    window.Plotly.downloadImage({ data, layout: picture, config: {} }, { format, width: picture.width, height: picture.height, filename: title.replace(/[^\p{L}\p{N}]+/gu, '-') });
  }

  detach() {
    this.sized.disconnect();
    this.awaited.disconnect();
  }
}
