// Counts that a case study (data-reads) was read, once it was in sight for a few seconds. It says nothing of who reads.
const A_WHILE = 5000; // milliseconds

export function countReads() {
  const address = document.querySelector("[data-reads]")?.dataset.reads;
  if (!address) return;
  let timer;
  function look() {
    clearTimeout(timer);
    if (document.visibilityState === "visible") timer = setTimeout(count, A_WHILE);
  }
  function count() {
    document.removeEventListener("visibilitychange", look);
    fetch(address, { method: "POST", keepalive: true }).catch(() => {}); // without a connection it is not counted
  }
  document.addEventListener("visibilitychange", look);
  look();
}
