const root = document.documentElement;
let owner = null;

const tell = () => owner?.invokeMethodAsync('ThemeResolved', root.dataset.choice, root.dataset.theme === 'dark');

export function watch(dotnet) {
  owner = dotnet;
  document.addEventListener('theme-resolved', tell);
  document.addEventListener('theme-chosen', tell);
  return root.dataset.theme === 'dark';
}

export function unwatch() {
  owner = null;
  document.removeEventListener('theme-resolved', tell);
  document.removeEventListener('theme-chosen', tell);
}
