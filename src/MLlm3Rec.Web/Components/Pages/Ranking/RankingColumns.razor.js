/** Marks every row of the item under the pointer or the focus, in all columns at once and without a word to the server. */
export function follow(board) {
  let item = null;

  function mark(row) {
    const next = row?.dataset.item ?? null;
    if (next === item) {
      return;
    }

    board.querySelectorAll(".same").forEach(other => other.classList.remove("same"));
    if (next !== null) {
      board.querySelectorAll(`[data-item="${CSS.escape(next)}"]`).forEach(other => other.classList.add("same"));
    }

    item = next;
  }

  board.addEventListener("pointerover", event => mark(event.target.closest("[data-item]")));
  board.addEventListener("pointerleave", () => mark(document.activeElement?.closest("[data-item]")));
  board.addEventListener("focusin", event => mark(event.target.closest("[data-item]")));
  board.addEventListener("focusout", event => mark(event.relatedTarget?.closest?.("[data-item]")));
}
