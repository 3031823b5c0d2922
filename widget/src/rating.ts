// Thumbs up and down under an answer.
import { button, el, icon } from "./dom";
import { words } from "./words";

const UP = "M7 10v11H3V10zM7 10l4-8c1.7 0 3 1.3 3 3v4h5.3a2 2 0 0 1 2 2.3l-1.2 7.5a2 2 0 0 1-2 1.7H7";
const DOWN = "M17 14V3h4v11zM17 14l-4 8c-1.7 0-3-1.3-3-3v-4H4.700a2 2 0 0 1-2-2.300l1.200-7.500a2 2 0 0 1 2-1.700H17";

const LONGEST = 1_000; // characters of a comment

/** How an answer is rated, and rating it: `rate` throws when that could not be kept. */
export interface Ratings {
  of(reply: string): string | undefined;
  rate(reply: string, rating: string, comment?: string): Promise<void>;
}

/** The two buttons, of which the one that was pressed stays so; who presses down may say what was wrong. */
export function thumbs(reply: string, ratings: Ratings): HTMLElement {
  const told = el("span", { class: "told", role: "status" });
  const pair = [thumb("up", words.helpful, UP), thumb("down", words.unhelpful, DOWN)];
  const row = el("div", { class: "thumbs", role: "group", "aria-label": words.rating }, pair, told);
  const show = (rating: string | undefined) => {
    for (const one of pair) one.setAttribute("aria-pressed", String(one.value === rating));
  };
  const rate = async (rating: string, comment?: string) => {
    row.querySelector("form")?.remove();
    try {
      await ratings.rate(reply, rating, comment);
      show(rating);
      told.textContent = words.thanks;
      if (rating === "down" && !comment) row.append(asking((said) => rate(rating, said)));
    } catch {
      told.textContent = words.notRated;
    }
  };
  for (const one of pair) one.addEventListener("click", () => rate(one.value));
  show(ratings.of(reply));
  return row;
}

function asking(send: (comment: string) => void): HTMLFormElement {
  const named = { placeholder: words.comment, "aria-label": words.comment };
  const field = el("input", { type: "text", maxlength: LONGEST, ...named });
  const sender = button(words.send, () => {}, { class: "copy", "aria-label": words.sendComment });
  sender.type = "submit";
  const submit = (event: Event) => {
    event.preventDefault();
    if (field.value.trim()) send(field.value.trim());
  };
  return el("form", { class: "comment", on: { submit } }, field, sender);
}

function thumb(value: string, name: string, path: string): HTMLButtonElement {
  return button(icon(path), () => {}, { class: "thumb", value, "aria-label": name, title: name });
}
