// Entries are put in order by dragging their handle, with a mouse, a pen or a finger. An extra: the buttons beside it do
// the same, also from the keyboard. The list says so with data-sort; each of its items has one form that moves it.
export function sortByDragging() {
  const list = document.querySelector("ol[data-sort]");
  if (list) for (const form of list.querySelectorAll(".sh-move")) addHandle(form, list);
}

function addHandle(form, list) {
  const handle = document.createElement("span");
  handle.className = "sh-move__handle";
  handle.setAttribute("aria-hidden", "true");
  handle.title = "Drag it to its place";
  form.prepend(handle);
  handle.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || list.hasAttribute("aria-busy")) return;
    event.preventDefault();
    drag(form.closest("li"), form, list, handle, event);
  });
}

function drag(item, form, list, handle, { pointerId, pageY, clientY }) {
  const before = [...list.children];
  let at = clientY;
  const grabbed = pageY - item.offsetTop;
  let frame = requestAnimationFrame(follow);
  handle.setPointerCapture(pointerId);
  item.classList.add("sh-dragged");

  function follow() {
    if (at < 60) scrollBy(0, -10);
    else if (at > innerHeight - 60) scrollBy(0, 10);
    const top = at + scrollY - grabbed;
    const { previousElementSibling: previous, nextElementSibling: next } = item;
    if (previous && top < middle(previous)) put(previous, "before");
    else if (next && top + item.offsetHeight > middle(next)) put(next, "after");
    item.style.transform = `translateY(${top - item.offsetTop}px)`;
    frame = requestAnimationFrame(follow);
  }
  // Moving it in the page takes its handle out of the page for a moment, which lets go of the pointer.
  function put(neighbour, side) {
    neighbour[side](item);
    handle.setPointerCapture(pointerId);
  }
  function move(event) {
    at = event.clientY;
  }
  function end(event) {
    cancelAnimationFrame(frame);
    for (const [name, listener] of listeners) document.removeEventListener(name, listener);
    item.classList.remove("sh-dragged");
    item.style.transform = "";
    if (event.type !== "pointerup") list.replaceChildren(...before);
    else if (before.some((each, number) => each !== list.children[number])) save(item, form, list);
  }
  function escape(event) {
    if (event.key === "Escape") end(event);
  }
  const listeners = [["pointermove", move], ["pointerup", end], ["pointercancel", end], ["keydown", escape]];
  for (const [name, listener] of listeners) document.addEventListener(name, listener);
}

function middle(element) {
  return element.offsetTop + element.offsetHeight / 2;
}

async function save(item, form, list) {
  const body = new URLSearchParams(new FormData(form));
  body.set("before", item.nextElementSibling?.dataset.sortKey ?? "");
  list.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(form.action, { method: "POST", body });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector("ol[data-sort]");
    if (!answer.ok || !fresh) throw new Error(answer.statusText);
    list.replaceWith(fresh);
    sortByDragging();
  } catch {
    location.reload();
  }
}
