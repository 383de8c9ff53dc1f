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

/**
 * Scrolls as little as needed to have the whole row in sight, below the header that stays. A list that has just opened is not yet as
 * tall as its rows and cuts a jump short, so the jump is repeated, frame by frame for two seconds at most, until the row is there
 * or another one is wanted.
 */
export async function show(grid, index, rowHeight) {
  const wanted = grid.wanted = {};
  for (let frame = 0; index >= 0 && frame < 120 && grid.wanted === wanted; frame++) {
    scroll(grid, index * rowHeight, rowHeight);
    await new Promise(requestAnimationFrame);
    if (inSight(grid, grid.querySelector(`#person-${index}`))) {
      return;
    }
  }
}

function scroll(grid, top, rowHeight) {
  const frame = grid.parentElement;
  const bottom = top + rowHeight;
  if (top < frame.scrollTop) {
    frame.scrollTop = top;
  } else if (bottom > frame.scrollTop + room(grid)) {
    frame.scrollTop = bottom - room(grid);
  }
}

function inSight(grid, row) {
  const frame = grid.parentElement.getBoundingClientRect();
  const place = row?.getBoundingClientRect();
  return place !== undefined && place.top >= frame.top && place.bottom <= frame.bottom + 1;
}

function room(grid) {
  return grid.parentElement.clientHeight - grid.tHead.offsetHeight;
}
