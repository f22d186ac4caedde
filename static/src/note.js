// A note: once a kind is tapped, or where one is chosen already, the others fold away: the question stands on top.
export function foldKinds() {
  const kinds = document.querySelector(".sh-note__kinds");
  if (!kinds) return;

  const again = document.createElement("button");
  again.type = "button";
  again.className = "sh-textbutton";
  again.textContent = "Choose another kind";
  again.hidden = true;
  kinds.append(again);

  function fold(isFolded) {
    kinds.classList.toggle("sh-note__kinds--folded", isFolded);
    again.hidden = !isFolded;
  }
  // Only for a finger or a mouse: with the arrow keys one goes on looking through the kinds.
  kinds.addEventListener("click", (event) => {
    if (event.target.matches("input") && event.detail > 0) fold(true);
  });
  if (kinds.querySelector("input:checked")) fold(true);
  again.addEventListener("click", () => {
    fold(false);
    kinds.querySelector("input:checked")?.focus();
  });
}
