// J and K step through the proposals. The focus stays on the part it is on; where the next item has no such part, it goes to the same kind of reason.
let content = null;
let held = null;

const isTyping = target => target.closest('input, textarea, select, [contenteditable="true"], [role="dialog"], [role="menu"]') !== null;

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target) || document.querySelector('[role="dialog"]')) return;
  const key = event.key.toLowerCase();
  const step = key === 'j' ? 'step-on' : key === 'k' ? 'step-back' : null;
  const link = step && document.getElementById(step);
  if (!link) return;
  event.preventDefault();
  if (link.getAttribute('aria-disabled') !== 'true') link.click();
}

function onFocus(event) {
  const step = event.target.closest?.('[data-part]');
  held = step ? { id: step.id, kind: step.dataset.kind } : null;
}

export function listen(root) {
  content = root;
  content.addEventListener('focusin', onFocus);
  document.addEventListener('keydown', onKey);
}

export function keepFocus() {
  if (!held || document.activeElement !== document.body) return;
  const heir = document.getElementById(held.id) ?? document.querySelector(`[data-kind="${held.kind}"]`) ?? document.querySelector('[data-part]');
  heir?.focus({ preventScroll: true });
}

export function show(id) {
  const place = document.getElementById(id);
  place?.scrollIntoView({ block: 'center' });
  place?.focus({ preventScroll: true });
}

export function ignore() {
  document.removeEventListener('keydown', onKey);
  content?.removeEventListener('focusin', onFocus);
}
