// On a phone the stages are a row that may be longer than the screen: the one that is open comes to its middle.
export function reveal(nav) {
  const here = nav.querySelector('[aria-current="page"]');
  if (here) nav.scrollLeft = here.offsetLeft - (nav.clientWidth - here.offsetWidth) / 2;
}
