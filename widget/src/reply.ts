// One part of a reply made into elements: its card, or its text where there is none.
import { choices, drawn } from "./cards";
import { type Child, prose } from "./dom";
import type { Said, Say } from "./payload";

/** All that one part of a reply says; a card replaces its text. */
export function reply({ text = "", buttons = [], custom }: Said, say: Say): Child[] {
  const card = custom && attempt(() => drawn(custom, { text, buttons, say }));
  if (!card) return [text && prose(text), choices(buttons, say)];
  return custom?.kind === "question" ? [card] : [card, choices(buttons, say)];
}

// A payload of an unforeseen shape must not cost the person the answer: its text is whole by itself.
function attempt(draw: () => HTMLElement | null): HTMLElement | null {
  try {
    return draw();
  } catch (problem) {
    console.warn("A card could not be drawn; its text is shown.", problem);
    return null;
  }
}
