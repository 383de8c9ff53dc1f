const keys = new Set(["ArrowDown", "ArrowUp", "PageDown", "PageUp", "Home", "End", "Enter", "Escape", " "]);

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
    scroll(grid, index, rowHeight);
    await new Promise(requestAnimationFrame);
    if (inSight(grid, grid.querySelector(`#person-${index}`))) {
      return;
    }
  }
}

// Measured against a row that is there: the space kept for rows that are not may be a little off.
function scroll(grid, index, rowHeight) {
  const frame = grid.parentElement;
  const nearest = grid.querySelector(`#person-${index}`) ?? grid.querySelector("tr[id^=person-]");
  const offset = nearest === null
    ? index * rowHeight - frame.scrollTop
    : nearest.getBoundingClientRect().top - grid.tHead.getBoundingClientRect().bottom + (index - Number(nearest.id.slice(7))) * rowHeight;
  const below = offset + rowHeight - room(grid);
  if (offset < 0) {
    frame.scrollTop += offset;
  } else if (below > 0) {
    frame.scrollTop += below;
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
