const keys = new Set(["ArrowDown", "ArrowUp", "PageDown", "PageUp", "Home", "End", "Enter", "Escape"]);

/** Sends the keys that move the cursor to .NET; all others, and keys pressed on the header's buttons, stay the browser's. */
export function listen(grid, owner, rowHeight) {
  grid.addEventListener("keydown", event => {
    if (event.target !== grid || !keys.has(event.key) || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) {
      return;
    }

    event.preventDefault();
    owner.invokeMethodAsync("KeyAsync", event.key, Math.floor(room(grid) / rowHeight));
  });
}

/** Scrolls as little as needed to have the whole row in sight, below the header that stays. */
export function show(grid, index, rowHeight) {
  if (index < 0) {
    return;
  }

  const frame = grid.parentElement;
  const top = index * rowHeight;
  const bottom = top + rowHeight;
  if (top < frame.scrollTop) {
    frame.scrollTop = top;
  } else if (bottom > frame.scrollTop + room(grid)) {
    frame.scrollTop = bottom - room(grid);
  }
}

function room(grid) {
  return grid.parentElement.clientHeight - grid.tHead.offsetHeight;
}
