// Where the pane covers the list, the focus has to follow; beside the list it stays there, so that the arrow keys go on stepping.
const covers = matchMedia("(max-width: 959.98px)");

export function enter(heading) {
  if (covers.matches) {
    heading.focus({ preventScroll: true });
  }
}

/** Gives the focus back to the list when it was inside the pane, which may be there still or gone already. */
export function leave() {
  const active = document.activeElement;
  if (active === null || active === document.body || active.closest("aside") !== null) {
    toList();
    requestAnimationFrame(() => document.activeElement === document.body && toList());
  }
}

function toList() {
  document.querySelector("[role=grid]")?.focus({ preventScroll: true });
}
