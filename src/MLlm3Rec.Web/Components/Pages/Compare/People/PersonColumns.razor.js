/** Marks every row of the item under the pointer or the focus and joins the rows by lines, without a word to the server. */
export function follow(board) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.classList.add("lines");
  svg.setAttribute("aria-hidden", "true");
  let item = null;

  function draw(rows) {
    svg.replaceChildren();
    const frame = board.getBoundingClientRect();
    const boxes = rows.map(row => row.getBoundingClientRect());
    boxes.slice(1).forEach((to, index) => {
      const from = boxes[index];
      if (to.left < from.right) {
        return; // Below each other on a narrow screen: a line would only cross the text.
      }

      const [x1, y1] = [from.right - frame.left, from.top + from.height / 2 - frame.top];
      const [x2, y2] = [to.left - frame.left, to.top + to.height / 2 - frame.top];
      const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
      path.setAttribute("d", `M${x1},${y1} C${(x1 + x2) / 2},${y1} ${(x1 + x2) / 2},${y2} ${x2},${y2}`);
      svg.append(path);
    });
  }

  function mark(row) {
    const next = row?.dataset.item ?? null;
    if (next === item) {
      return;
    }

    item = next;
    board.querySelectorAll(".same").forEach(other => other.classList.remove("same"));
    const rows = next === null ? [] : [...board.querySelectorAll(`[data-item="${CSS.escape(next)}"]`)];
    rows.forEach(other => other.classList.add("same"));
    if (!svg.isConnected) {
      board.append(svg);
    }

    draw(rows);
  }

  board.addEventListener("pointerover", event => mark(event.target.closest("[data-item]")));
  board.addEventListener("pointerleave", () => mark(document.activeElement?.closest("[data-item]")));
  board.addEventListener("focusin", event => mark(event.target.closest("[data-item]")));
  board.addEventListener("focusout", event => mark(event.relatedTarget?.closest?.("[data-item]")));
}
