// The script's tag puts the chat on the page.
import { AdvisorElement } from "./element";
import { settingsOf } from "./settings";
import { words } from "./words";

const NAME = "framework-advisor";
// Only while it is first run does a script know its tag.
const settings = settingsOf(document.currentScript as HTMLScriptElement | null, words.title);

function mount(): void {
  const place = settings.target ? document.querySelector(settings.target) : document.body;
  if (!place || place.querySelector(`:scope > ${NAME}`)) return;
  if (!customElements.get(NAME)) customElements.define(NAME, AdvisorElement);
  const chat = document.createElement(NAME) as AdvisorElement;
  place.append(chat);
  chat.start(settings);
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", mount);
else mount();
