// The site's one script. Every page works without it; it only makes the same pages smoother.
import {
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  NotificationBanner,
  PasswordInput,
  Radios,
  SkipLink,
  createAll,
} from "nhsuk-frontend";
import { lookFirst } from "./asking.js";
import { keepWhileTyping } from "./autosave.js";
import { followContents } from "./contents.js";
import { narrowAtOnce } from "./filters.js";
import { guardUnsavedText } from "./guard.js";
import { foldKinds } from "./note.js";
import { offerPrint } from "./print.js";
import { sortByDragging } from "./sort.js";
import { countReads } from "./reads.js";
import { runMeeting } from "./run.js";

document.body.classList.add("js-enabled", "nhsuk-frontend-supported");
const components = [Button, CharacterCount, Checkboxes, ErrorSummary, NotificationBanner, PasswordInput, Radios, SkipLink];
for (const component of components) createAll(component);
followContents();
narrowAtOnce();
keepWhileTyping();
lookFirst();
guardUnsavedText();
foldKinds();
offerPrint();
sortByDragging();
countReads();
runMeeting();
