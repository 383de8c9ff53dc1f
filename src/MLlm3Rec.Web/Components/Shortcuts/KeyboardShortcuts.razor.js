let owner = null;
let letters = new Set();

const isTyping = target => target.closest('input, textarea, select, [contenteditable="true"], [role="textbox"], [role="combobox"], [role="dialog"], [role="listbox"]') !== null;

// Only the letters that mean something cross to the server, never what a person types.
function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat) return;
  const key = event.key.toLowerCase();
  if (!letters.has(key) || isTyping(event.target) || document.querySelector('[role="dialog"]')) return;
  event.preventDefault();
  owner?.invokeMethodAsync('KeyPressed', key);
}

export function listen(dotnet, keys) {
  owner = dotnet;
  letters = new Set(keys);
  document.addEventListener('keydown', onKey);
}

export function ignore() {
  owner = null;
  document.removeEventListener('keydown', onKey);
}
