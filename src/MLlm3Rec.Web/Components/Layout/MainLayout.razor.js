let owner = null;

const drawer = () => document.getElementById('navigation');

function onKey(event) {
  if (event.key === 'Escape' && drawer()?.ariaModal) owner?.invokeMethodAsync('NavigationLeft');
}

function onClick(event) {
  if (!event.target.closest?.('.skip')) return;
  event.preventDefault();
  event.stopPropagation();
  const main = document.getElementById('main');
  main.focus({ preventScroll: true });
  main.scrollIntoView();
}

// More than a message to the server may hold would end the circuit. The text stays in its field, and the field says what is wrong.
const most = 20000;

function onText(event) {
  const field = event.target;
  if (!field.matches?.('textarea, input:not([type="file"])') || field.dataset.place) return;
  const length = field.value.length;
  if (length > most) {
    event.stopImmediatePropagation();
    field.dataset.tooLong = '';
    field.setCustomValidity(`At most ${most.toLocaleString('en')} characters fit here; this text has ${length.toLocaleString('en')}. Nothing of it is taken over until it is shorter.`);
    field.reportValidity();
  } else if ('tooLong' in field.dataset) {
    delete field.dataset.tooLong;
    field.setCustomValidity('');
  }
}

export function listen(dotnet) {
  owner = dotnet;
  document.addEventListener('keydown', onKey);
  document.addEventListener('click', onClick, { capture: true });
  // Before Blazor, which listens on the document.
  window.addEventListener('input', onText, { capture: true });
  window.addEventListener('change', onText, { capture: true });
  // From here on the page answers to keys; whoever drives it waits for this.
  document.documentElement.dataset.live = '';
}

export function enter() {
  (drawer().querySelector('[aria-current="page"]') ?? drawer().querySelector('a')).focus({ preventScroll: true });
}

// Whoever has followed a link is at the next page's heading, or will be.
export function leave() {
  const here = document.activeElement;
  if (here === document.body || drawer().contains(here)) document.querySelector('[aria-controls="navigation"]').focus();
}

export function ignore() {
  owner = null;
  delete document.documentElement.dataset.live;
  document.removeEventListener('keydown', onKey);
  document.removeEventListener('click', onClick, { capture: true });
  window.removeEventListener('input', onText, { capture: true });
  window.removeEventListener('change', onText, { capture: true });
}
