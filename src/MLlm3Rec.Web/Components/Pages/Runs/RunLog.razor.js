export function toEnd(viewport) {
  viewport.scrollTop = viewport.scrollHeight;
  viewport.focus({ preventScroll: true });
}
