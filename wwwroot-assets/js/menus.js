// What keys do in a menu, as WAI-ARIA's pattern has it. MudMenu knows no Home and End, does what the right arrow meets, leaves focus
// outside when a pointer opened it (and so Escape without effect), and asks the server for every step.
const items = list => [...list.querySelectorAll('[role^=menuitem]:not([aria-disabled=true])')];

const enter = (button, patience = 60) => {
  const list = document.getElementById(button.getAttribute('aria-controls') ?? '');
  const [first] = list ? items(list) : [];
  if (first) {
    list.setAttribute('aria-label', button.getAttribute('aria-label') ?? button.textContent.trim());
    (list.querySelector('[aria-checked=true]') ?? first).focus({ preventScroll: true });
  } else if (patience > 0 && button.isConnected) {
    requestAnimationFrame(() => enter(button, patience - 1));
  }
};

new MutationObserver(changes => changes
  .filter(({ target }) => target.getAttribute('aria-haspopup') === 'menu' && target.getAttribute('aria-expanded') === 'true')
  .forEach(({ target }) => enter(target)))
  .observe(document.body, { subtree: true, attributes: true, attributeFilter: ['aria-expanded'] });

// On the window, and so before Blazor: what is done here is not done again by the server.
addEventListener('keydown', event => {
  const { key, target } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || !target.closest) return;
  const list = target.closest('[role=menu]');
  if (list) {
    const all = items(list), here = all.indexOf(target), wrap = to => all[(to + all.length) % all.length];
    const to = { ArrowDown: wrap(here + 1), ArrowUp: wrap(Math.max(here, 0) - 1), Home: all[0], End: all.at(-1) }[key];
    const opens = target.getAttribute('aria-haspopup') === 'menu' && key === 'ArrowRight';
    if (!to && !['Enter', ' ', 'ArrowRight', 'ArrowLeft'].includes(key)) return;
    event.preventDefault();
    to?.focus();
    if (key === 'Enter' || key === ' ' || opens) target.click();
  } else if (target.getAttribute('aria-haspopup') !== 'menu' || !['Enter', ' ', 'ArrowDown', 'ArrowUp'].includes(key)) {
    return;
  }
  event.stopImmediatePropagation();
}, { capture: true });
