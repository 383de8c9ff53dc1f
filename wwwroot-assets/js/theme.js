// Runs before the first paint: turns the choice in the cookie into the theme that the colours in the page's head follow.
(() => {
  const root = document.documentElement;
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const resolve = () => {
    const choice = root.dataset.choice;
    root.dataset.theme = choice === 'system' ? (dark.matches ? 'dark' : 'light') : choice;
  };
  resolve();
  dark.addEventListener('change', () => {
    resolve();
    document.dispatchEvent(new CustomEvent('theme-resolved', { detail: root.dataset.theme }));
  });
  document.addEventListener('theme-chosen', event => {
    root.dataset.choice = event.detail;
    resolve();
  });
})();
