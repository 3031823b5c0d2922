// A button that deletes the conversation, for good, and so only at the second press.
import { button } from "./dom";
import { words } from "./words";

const PATIENCE = 5_000; // milliseconds in which the second press counts

/** The button; `forget` throws when it could not be done. */
export function forgetter(forget: () => Promise<void>): HTMLButtonElement {
  let sure = false;
  const show = (text: string, now: boolean) => {
    made.textContent = text;
    sure = now;
  };
  const press = async () => {
    if (!sure) {
      show(words.forgetSure, true);
      setTimeout(() => sure && show(words.forget, false), PATIENCE);
      return;
    }
    show(words.forget, false);
    await forget().catch(() => show(words.notForgotten, false));
  };
  const made = button(words.forget, press, { class: "quiet forget", "aria-live": "polite", hidden: "" });
  return made;
}
