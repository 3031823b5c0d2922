// What is shown before anything has been said.
import { button, el } from "./dom";
import type { Say } from "./payload";
import { words } from "./words";

/** A greeting, and ways to start. */
export function welcome(say: Say): HTMLElement {
  const starts = words.starts.map((text) => el("li", {}, button(text, () => say(text), { class: "choice" })));
  return el(
    "section",
    { class: "welcome", "aria-label": words.greeting },
    el("h3", {}, words.greeting),
    el("p", {}, words.promise),
    el("ul", { class: "choices", "aria-label": words.startsLabel }, starts),
  );
}
