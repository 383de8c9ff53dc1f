const oneYear = 365 * 24 * 60 * 60;

export function choose(choice) {
  document.cookie = `theme=${choice}; path=/; max-age=${oneYear}; samesite=lax${location.protocol === 'https:' ? '; secure' : ''}`;
  document.dispatchEvent(new CustomEvent('theme-chosen', { detail: choice }));
}
