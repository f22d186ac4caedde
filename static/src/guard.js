// Asks before leaving a form (data-guard) with text in it that was neither sent nor kept (autosave.js).
export function guardUnsavedText() {
  for (const form of document.querySelectorAll("form[data-guard]")) {
    let before = texts(form);
    let sent = false;
    form.addEventListener("submit", () => {
      sent = true;
    });
    form.addEventListener("kept", () => {
      before = texts(form);
    });
    // Back from the next page, the text may be changed once more.
    addEventListener("pageshow", () => {
      sent = false;
    });
    addEventListener("beforeunload", (event) => {
      if (!sent && texts(form) !== before) event.preventDefault();
    });
  }
}

function texts(form) {
  return [...form.querySelectorAll("textarea, input[type=text], input[type=email], input[type=url]")]
    .map((control) => control.value)
    .join("\n");
}
