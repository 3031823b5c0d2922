// One reply of the advisor: the messages of a turn, as they came over REST, made into elements.
import { choices, drawn } from "./cards.js";
import { el, prose } from "./dom.js";

/** All that `messages` say, in order; a card replaces the texts that came since the payload before. */
export function reply(messages, say) {
  const shown = [];
  let waiting = [];
  for (const message of messages) {
    if (message.text || message.buttons) waiting.push(message);
    if (!message.custom) continue;
    shown.push(...group(waiting, message.custom, say));
    waiting = [];
  }
  return [...shown, ...waiting.flatMap((message) => spoken(message, say))];
}

function group(waiting, payload, say) {
  const text = waiting
    .map((message) => message.text)
    .filter(Boolean)
    .join("\n");
  const buttons = waiting.flatMap((message) => message.buttons ?? []);
  const card = attempt(() => drawn(payload, { text, buttons, say }));
  if (!card) return waiting.flatMap((message) => spoken(message, say));
  return payload.kind === "question" ? [card] : [card, choices(buttons, say)].filter(Boolean);
}

function spoken({ text, buttons = [] }, say) {
  return [text && prose(text), choices(buttons, say)].filter(Boolean);
}

// A payload of an unforeseen shape must not cost the person the answer: its text is whole by itself.
function attempt(draw) {
  try {
    return draw();
  } catch (problem) {
    console.warn("A card could not be drawn; its text is shown.", problem);
    return null;
  }
}

/** What the person said. */
export const own = (text) => el("p", { class: "prose" }, text);
