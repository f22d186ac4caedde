// The run page of a meeting: its clocks tick, what changed comes in by itself, and a press that does not get through is
// said. All that is true stands on the server: without this script, reloading the page shows the same.
const EVERY = 3000; // milliseconds between two looks at the server
const PARTS = "[data-part]";
const LOST = "There is no connection. The clock goes on; the rest is as it was. We try again.";
const SIGNED_OUT = "You have been signed out. Sign in again in another window.";
const NOT_DONE = "That did not get through: there is no connection. Press it again.";

export function runMeeting() {
  const page = document.querySelector("[data-poll]");
  if (page) new Run(page);
}

class Run {
  constructor(page) {
    this.page = page;
    this.line = document.querySelector("[data-lost]");
    this.version = page.dataset.version;
    this.arrived = Date.now();
    this.changes = 0; // an answer that left before a press was heard is older than what stands here
    setInterval(() => this.tick(), 1000);
    this.timer = setTimeout(() => this.look(), EVERY);
    document.addEventListener("visibilitychange", () => document.hidden || this.look());
    addEventListener("online", () => this.look());
    addEventListener("pageshow", (event) => event.persisted && this.look());
    page.addEventListener("submit", (event) => {
      if ("press" in event.target.dataset) this.press(event);
    });
  }

  tick() {
    const since = Math.floor((Date.now() - this.arrived) / 1000);
    for (const clock of this.page.querySelectorAll("[data-clock]")) {
      clock.textContent = stopwatch(Number(clock.dataset.clock) + since);
    }
    const stands = this.page.querySelector("[data-stands]");
    const clock = this.page.querySelector("[role=timer] [data-clock]");
    if (stands && clock) this.say(stands, Number(clock.dataset.clock) + since);
  }

  // As running.py says it: minutes left, time is up, over by so many.
  say(stands, taken) {
    const planned = Number(stands.dataset.stands) * 60;
    const over = Math.floor((taken - planned) / 60);
    const left = Math.ceil((planned - taken) / 60);
    const words = left > 0 ? `${inMinutes(left)} left` : over > 0 ? `Over by ${inMinutes(over)}` : "Time is up";
    if (stands.textContent !== words) stands.textContent = words;
    stands.classList.toggle("sh-now__state--up", taken >= planned);
    const bar = this.page.querySelector("[data-bar]");
    bar.setAttribute("viewBox", `0 0 ${Math.max(planned, taken)} 12`);
    bar.querySelector(".sh-now__used").setAttribute("width", Math.min(planned, taken));
    bar.querySelector(".sh-now__over").setAttribute("width", Math.max(taken - planned, 0));
  }

  async look() {
    clearTimeout(this.timer);
    if (!document.hidden) {
      const before = this.changes;
      try {
        const answer = await fetch(`${this.page.dataset.poll}?version=${this.version}`, { redirect: "manual" });
        if (answer.type === "opaqueredirect") this.tell(SIGNED_OUT);
        else if (answer.ok || answer.status === 204) this.tell("");
        else throw new Error(answer.statusText);
        if (answer.status === 200 && before === this.changes) this.show(read(await answer.text()));
      } catch {
        this.tell(LOST);
      }
    }
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.look(), EVERY);
  }

  // Sends what a button means, and puts the page that comes back in place of what stands here.
  async press(event) {
    event.preventDefault();
    const form = event.target;
    if (form.hasAttribute("aria-busy")) return;
    form.setAttribute("aria-busy", "true");
    this.changes += 1;
    try {
      const answer = await fetch(form.action, { method: "POST", body: new FormData(form) });
      const told = read(await answer.text());
      if (!told.querySelector(PARTS)) {
        location.reload(); // signed out, or not allowed any more: the server says which
        return;
      }
      this.changes += 1;
      this.show(told);
      this.tell(told.querySelector(".sh-messages")?.innerText.trim().replace(/\s+/g, " ") ?? "");
    } catch {
      this.tell(NOT_DONE);
    }
    form.removeAttribute("aria-busy");
  }

  show(told) {
    const focused = document.activeElement?.id;
    for (const part of told.querySelectorAll(PARTS)) {
      document.getElementById(part.id)?.replaceWith(part);
    }
    this.version = told.querySelector("[data-version]").dataset.version;
    this.arrived = Date.now();
    if (focused && document.activeElement?.id !== focused) {
      (document.getElementById(focused) ?? this.page.querySelector(".sh-now__do button, .sh-now__do a"))?.focus();
    }
  }

  tell(words) {
    this.line.hidden = !words;
    if (this.line.textContent !== words) this.line.textContent = words;
  }
}

function read(html) {
  return new DOMParser().parseFromString(html, "text/html");
}

function inMinutes(number) {
  return number === 1 ? "1 minute" : `${number} minutes`;
}

function stopwatch(seconds) {
  const two = (number) => String(number).padStart(2, "0");
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
