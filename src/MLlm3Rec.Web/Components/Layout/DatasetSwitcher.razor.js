const oneYear = 365 * 24 * 60 * 60;

export function remember(dataset) {
  document.cookie = `dataset=${encodeURIComponent(dataset)}; path=/; max-age=${oneYear}; samesite=lax${location.protocol === 'https:' ? '; secure' : ''}`;
}
