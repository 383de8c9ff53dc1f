const oneYear = 365 * 24 * 60 * 60;

export function keep(cookie, name) {
  document.cookie = `${cookie}=${encodeURIComponent(name)}; path=/; max-age=${oneYear}; samesite=lax${location.protocol === 'https:' ? '; secure' : ''}`;
}
