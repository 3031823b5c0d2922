// What the page says about the chat, in the attributes of the script's tag.

export interface Settings {
  /** Where the advisor is, with a slash at its end. */
  server: string;
  title: string;
  greeting: boolean;
  open: boolean;
  accent: string;
  position: "left" | "right";
  theme: "light" | "dark" | "";
  token: string;
  /** A selector of the element that the chat fills; without one it opens from a button in the corner. */
  target: string;
}

/** The settings of a tag: `data-title`, `data-greeting="off"`, `data-open`, ...; the advisor is where the script is. */
export function settingsOf(tag: HTMLScriptElement | null, title: string): Settings {
  const given = tag?.dataset ?? {};
  return {
    server: slashed(given.server ?? new URL(".", tag?.src || location.href).href),
    title: given.title || title,
    greeting: given.greeting !== "off",
    open: given.open !== undefined && given.open !== "false",
    accent: given.accent && CSS.supports("color", given.accent) ? given.accent : "",
    position: given.position === "left" ? "left" : "right",
    theme: given.theme === "dark" || given.theme === "light" ? given.theme : "",
    token: given.token ?? "",
    target: given.target ?? "",
  };
}

const slashed = (address: string) => (address.endsWith("/") ? address : `${address}/`);
