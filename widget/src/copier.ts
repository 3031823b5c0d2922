// A button that copies something, and says whether it could.
import { button } from "./dom";
import { words } from "./words";

/** The button; `label` is what it is called. */
export function copier(text: string, label: string = words.copy): HTMLButtonElement {
  return button(
    label,
    async (event) => {
      const pressed = event.currentTarget as HTMLButtonElement;
      pressed.textContent = (await copied(text)) ? words.copied : words.notCopied;
      setTimeout(() => (pressed.textContent = label), 2500);
    },
    { class: "copy", "aria-live": "polite" },
  );
}

async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false; // There is no clipboard on pages without https, and a frame may not be allowed to use it.
  }
}
