// Where the chat covers the whole window, the focus stays in it: nothing of the page behind can be seen.

const COVERING = "(max-width: 480px), (max-height: 420px)"; // as in chat.css
const REACHED = "button, a[href], input, textarea, summary, [tabindex='0']";

/** Whether a chat that opens from a button covers the window now. */
export const covers = (): boolean => matchMedia(COVERING).matches;

/** Takes the focus from the last thing in `panel` to the first, and back, when Tab is pressed there. */
export function trap(panel: HTMLElement, event: KeyboardEvent): void {
  if (event.key !== "Tab") return;
  const all = [...panel.querySelectorAll<HTMLElement>(REACHED)].filter((one) => one.checkVisibility());
  const [first, last] = [all[0], all.at(-1)];
  const at = (panel.getRootNode() as ShadowRoot).activeElement;
  const next = event.shiftKey ? at === first && last : at === last && first;
  if (!next) return;
  event.preventDefault();
  next.focus();
}
