// Keeps on the server what somebody types in a form (one with a field typed_on), until they save it: a moment after they
// stop, on leaving a field and on leaving the page. Nothing is kept in the browser: practice computers are shared.
// A form with data-saves is saved for all to see instead, at its own address: the notes of a meeting that is on.
const PAUSE = 1500; // milliseconds after the last key
const AGAIN = 10_000; // milliseconds until the next try without a connection
const PATIENCE = 2000; // milliseconds that saving waits for what is being kept
const ADDRESS = "/me/unsaved/keep/";

// What is said of keeping moves the button below it: while one is being pressed it waits, or the press would miss.
let isLetGo = Promise.resolve();
let letGo;
addEventListener("pointerdown", () => {
  isLetGo = new Promise((done) => {
    letGo = done;
    setTimeout(done, PATIENCE);
  });
});
for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => setTimeout(() => letGo?.())); // after the click

export function keepWhileTyping() {
  for (const form of document.querySelectorAll("form")) {
    if (form.elements.typed_on || "saves" in form.dataset) new Keeper(form);
  }
}

class Keeper {
  constructor(form) {
    this.form = form;
    this.saves = "saves" in form.dataset;
    this.version = this.saves ? form.elements.version : form.elements.typed_version;
    this.line = form.querySelector("[data-kept]");
    this.last = this.texts();
    this.isSent = this.isStopped = false;
    this.pending = null;
    form.addEventListener("input", () => this.soon(PAUSE));
    form.addEventListener("change", () => this.soon(0));
    form.addEventListener("submit", (event) => {
      clearTimeout(this.timer);
      if (this.pending) {
        // What is on its way arrives first, or it would come back as unsaved after it was saved.
        event.preventDefault();
        form.setAttribute("aria-busy", "true");
        const patience = new Promise((done) => setTimeout(done, PATIENCE));
        Promise.race([this.pending, patience]).then(() => {
          this.pending = null;
          form.requestSubmit(event.submitter);
        });
        return;
      }
      this.isSent = true;
      form.elements.csrfmiddlewaretoken.value = token() ?? form.elements.csrfmiddlewaretoken.value;
    });
    addEventListener("pageshow", () => {
      this.isSent = false;
      form.removeAttribute("aria-busy");
    });
    addEventListener("online", () => this.keep());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") this.keep({ keepalive: true });
    });
  }

  texts() {
    const data = new FormData(this.form);
    for (const name of ["csrfmiddlewaretoken", this.version.name]) data.delete(name);
    for (const [name, value] of [...data]) if (typeof value !== "string") data.delete(name);
    for (const secret of this.form.querySelectorAll("[type=password]")) data.delete(secret.name);
    return new URLSearchParams(data).toString();
  }

  soon(wait) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.keep(), wait);
  }

  async keep(options = {}) {
    const texts = this.texts();
    if (texts === this.last || this.isSent || this.isStopped || this.pending) return;
    this.pending = this.send(texts, options);
    await this.pending;
    this.pending = null;
  }

  async send(texts, options) {
    try {
      const body = new URLSearchParams(texts);
      body.set(this.version.name, this.version.value);
      const answer = await fetch(this.saves ? this.form.action : ADDRESS, {
        method: "POST",
        headers: { Accept: "application/json", "X-CSRFToken": token() ?? this.form.elements.csrfmiddlewaretoken.value },
        body,
        redirect: "manual",
        ...options,
      });
      await isLetGo;
      await this.heard(answer, texts);
    } catch {
      await isLetGo;
      this.say("Not kept: there is no connection. Your text is still here, and we try again.");
      this.soon(AGAIN);
    }
  }

  async heard(answer, texts) {
    if (answer.type === "opaqueredirect") {
      this.say("You have been signed out. Your text is still here. ", { text: "Sign in in another window", href: "/accounts/login/" });
      this.soon(AGAIN);
      return;
    }
    const told = answer.headers.get("Content-Type")?.includes("json") ? await answer.json() : {};
    if (answer.ok) {
      this.last = texts;
      this.version.value = told.version;
      this.form.dispatchEvent(new CustomEvent("kept", { detail: texts }));
      const words = this.saves ? `Saved at ${told.at}. Everyone here can see it.` : `Kept at ${told.at}, for you only. It is not saved yet.`;
      this.say(words, null, true);
      if (this.texts() !== texts) this.soon(PAUSE); // typed on meanwhile
    } else if (answer.status === 409) {
      this.isStopped = true;
      this.offer(told);
    } else if (answer.status === 422) {
      this.last = texts; // until it is changed
      this.say("Not saved yet: somebody could recognise a patient by it. Take that out, or press the button to see what.");
    } else if (told.words) {
      this.isStopped = true;
      this.say(told.words);
    } else {
      throw new Error(answer.statusText);
    }
  }

  // The page is open twice, and the other window has kept something else: both texts stay in sight.
  offer(told) {
    this.say(this.saves ? "Somebody else saved this meanwhile:" : "This page is open in another window too, which kept this:");
    for (const text of told.texts) {
      const quoted = document.createElement("blockquote");
      quoted.className = "sh-example";
      quoted.textContent = text;
      this.line.append(quoted);
    }
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sh-textbutton";
    button.textContent = this.saves ? "Save what I write here instead" : "Keep what I write here instead";
    button.addEventListener("click", () => {
      this.version.value = told.version;
      this.isStopped = false;
      this.keep();
    });
    this.line.append(button);
  }

  say(words, link = null, isGood = false) {
    if (!this.line) return;
    this.line.hidden = false;
    this.line.classList.toggle("sh-saved--trouble", !isGood);
    this.line.textContent = words;
    if (link) {
      const anchor = document.createElement("a");
      anchor.href = link.href;
      anchor.target = "_blank";
      anchor.textContent = link.text;
      this.line.append(anchor);
    }
  }
}

// As it is now: signing in in another window changes it.
function token() {
  return document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1];
}
