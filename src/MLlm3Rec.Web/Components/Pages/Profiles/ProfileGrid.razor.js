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

// Less than the minute after which the server takes a call into the browser for lost.
const patience = 45_000;
const firstNudge = 2_000;
// So long a row must stay in sight that does not lie where its number says.
const calm = 3_000;

/**
 * Scrolls as little as needed to have the whole row in sight, below the header that stays. A list that has just opened, or is being read
 * anew, is not yet as tall as its rows and cuts a jump short, for as long as the server takes: the jump is repeated, frame by frame, until
 * the row is there, another one is wanted, the list is gone, or the person scrolls for themselves. A list asks for rows when its empty space
 * comes into sight, and not while it stays there; where that one question was lost, going away and coming back asks it again. On the way the
 * space above the rows is wrong for a moment, and a row in sight then is pushed out again: it counts once it lies where it belongs.
 */
export async function show(grid, index, rowHeight) {
  const wanted = grid.wanted = {};
  const frame = grid.parentElement;
  const hands = new AbortController();
  for (const deed of ["wheel", "touchmove", "pointerdown"]) {
    frame.addEventListener(deed, () => hands.abort(), { passive: true, signal: hands.signal });
  }

  const began = performance.now();
  const passed = () => performance.now() - began;
  let nudge = firstNudge;
  let since = Infinity;
  while (index >= 0 && grid.isConnected && grid.wanted === wanted && !hands.signal.aborted && passed() < patience) {
    if (passed() > nudge && since === Infinity) {
      // Each wait is twice the last: a server that is only slow must not be asked anew before it has answered.
      nudge *= 2;
      frame.scrollTop = frame.scrollTop > 0 ? 0 : frame.scrollHeight;
      await new Promise(requestAnimationFrame);
    }

    scroll(grid, index, rowHeight);
    await new Promise(requestAnimationFrame);
    const row = grid.querySelector(`#person-${index}`);
    since = inSight(grid, row) ? Math.min(since, passed()) : Infinity;
    if (since < Infinity && (inPlace(grid, row, index, rowHeight) || passed() - since > calm)) {
      break;
    }
  }

  hands.abort();
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

// Rows that are a little higher than said, as with larger letters, never are.
function inPlace(grid, row, index, rowHeight) {
  const above = row.getBoundingClientRect().top - grid.tBodies[0].getBoundingClientRect().top;
  return Math.abs(above - index * rowHeight) < rowHeight;
}

function room(grid) {
  return grid.parentElement.clientHeight - grid.tHead.offsetHeight;
}
