// Narrows a list as soon as a filter is ticked. The form says so with data-narrow="<id of the part of the page that
// changes>"; the form itself may stand inside it. Without this script its button does the same.
export function narrowAtOnce() {
  document.addEventListener("change", (event) => {
    const form = event.target.form;
    if (form?.dataset.narrow && event.target.matches('[type="checkbox"], [type="radio"], select')) narrow(form);
  });
}

let latest = 0;

async function narrow(form) {
  const turn = ++latest;
  const place = document.getElementById(form.dataset.narrow);
  const focused = document.activeElement?.id;
  const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ""));
  const url = `${form.getAttribute("action") || location.pathname}?${query}`;
  place.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(url);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById(form.dataset.narrow);
    if (turn !== latest) return;
    if (!answer.ok || !fresh) throw new Error(answer.statusText);
    // Folded on a phone, it stays as the reader left it.
    for (const details of place.querySelectorAll("details[id]")) {
      const same = fresh.querySelector(`#${CSS.escape(details.id)}`);
      if (same) same.open = details.open;
    }
    place.replaceWith(fresh);
    document.title = page.title;
    history.replaceState(null, "", url);
    if (focused) document.getElementById(focused)?.focus();
    announce(fresh.querySelector("h1")?.textContent ?? "");
  } catch {
    location.assign(url);
  }
}

function announce(text) {
  let region = document.getElementById("announcement");
  if (!region) {
    region = document.createElement("p");
    region.id = "announcement";
    region.className = "nhsuk-u-visually-hidden";
    region.setAttribute("role", "status");
    document.querySelector("main").append(region);
  }
  region.textContent = text.trim();
}
