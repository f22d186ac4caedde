// Shows in the contents (.sh-contents) which part of the page one is reading.
export function followContents() {
  const links = [...document.querySelectorAll('.sh-contents a[href^="#"]')];
  const parts = links
    .map((link) => ({ link, part: document.getElementById(link.hash.slice(1)) }))
    .filter(({ part }) => part);
  if (!parts.length) return;

  let waiting = false;
  function mark() {
    waiting = false;
    // The last part that begins above the upper third of the window; at the page's end, the last one.
    const line = window.innerHeight / 3;
    const atEnd = window.innerHeight + window.scrollY >= document.documentElement.scrollHeight - 2;
    const begun = parts.filter(({ part }) => part.getBoundingClientRect().top <= line);
    const here = atEnd && window.scrollY > 0 ? parts.at(-1) : (begun.at(-1) ?? parts[0]);
    for (const { link } of parts) {
      if (link === here.link) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  }
  function soon() {
    if (!waiting) requestAnimationFrame(mark);
    waiting = true;
  }

  // A folded part opens when its link is followed.
  document.addEventListener("click", (event) => {
    const hash = event.target.closest?.('a[href^="#"]')?.hash;
    const target = hash && document.getElementById(hash.slice(1));
    const fold = target?.querySelector(".sh-fold");
    if (fold) fold.checked = false;
  });
  addEventListener("scroll", soon, { passive: true });
  addEventListener("resize", soon, { passive: true });
  mark();
}
