// While somebody types a question, the answered ones that are near it are shown below, read out politely. A form says so
// with data-look-first="<address that finds them>"; without this script it shows them before the question is asked.
const PAUSE = 500; // milliseconds after the last key

export function lookFirst() {
  for (const form of document.querySelectorAll("form[data-look-first]")) {
    const typed = form.querySelector("textarea");
    const region = form.querySelector("[data-near]");
    let timer;
    let latest = "";
    typed.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(look, PAUSE);
    });

    async function look() {
      const words = (latest = typed.value);
      const body = new URLSearchParams({ words, csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value });
      try {
        const answer = await fetch(form.dataset.lookFirst, { method: "POST", body, redirect: "error" });
        const found = answer.ok ? (await answer.text()).trim() : "";
        if (words !== latest) return;
        // The same ones are not read out again.
        if (region.innerHTML.trim() !== found) region.innerHTML = found;
        form.elements.looked.value = found ? "yes" : "";
      } catch {
        // Then the page shows them before the question is asked.
      }
    }
  }
}
