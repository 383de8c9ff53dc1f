const gap = 6;

export function attach(root) {
  const button = root.querySelector('[popovertarget]');
  const list = root.querySelector('[popover]');
  const items = () => [...list.querySelectorAll('[role^=menuitem]')];

  list.addEventListener('toggle', event => {
    button.setAttribute('aria-expanded', event.newState === 'open');
    if (event.newState !== 'open') return;
    const at = button.getBoundingClientRect();
    const left = Math.min(at.left, innerWidth - list.offsetWidth - gap);
    list.style.left = `${Math.max(gap, left)}px`;
    list.style.top = `${at.bottom + gap}px`;
    (list.querySelector('[aria-checked=true]') ?? items()[0])?.focus();
  });
  list.addEventListener('click', event => { if (event.target.closest('[role^=menuitem]')) { list.hidePopover(); button.focus(); } });
  list.addEventListener('keydown', event => {
    const all = items();
    const here = all.indexOf(document.activeElement);
    const to = { ArrowDown: (here + 1) % all.length, ArrowUp: (here - 1 + all.length) % all.length, Home: 0, End: all.length - 1 }[event.key];
    if (to !== undefined) { event.preventDefault(); all[to].focus(); }
    if (event.key === 'Tab') list.hidePopover();
  });
}
