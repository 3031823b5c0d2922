// How it looks: style sheets made by script, which a page's content security policy does not forbid.
import cards from "./cards.css?inline";
import chat from "./chat.css?inline";

const REM = "--framework-advisor-rem";

/**
 * The style sheets. In them `rem` is the size of letters that the person has chosen in the browser, and not what the
 * page around has made of it for itself.
 */
export function look(): CSSStyleSheet[] {
  try {
    CSS.registerProperty({ name: REM, syntax: "<length>", inherits: true, initialValue: "16px" });
  } catch {
    // It has been registered by another chat on the page.
  }
  return [chat, cards].map((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text.replace(/(-?\d*\.?\d+)rem\b/g, `calc($1 * var(${REM}))`));
    return sheet;
  });
}

/** Colours a chat: `accent` fills, and what stands on it is black or white, whichever is read better. */
export function paint(host: HTMLElement, accent: string): void {
  if (!accent) return;
  host.style.setProperty("--fill", accent);
  host.style.setProperty("--fill-ink", isLight(accent) ? "#000" : "#fff");
}

// Relative luminance (WCAG 2): above 0.18 black has the higher contrast.
function isLight(colour: string): boolean {
  const context = document.createElement("canvas").getContext("2d");
  if (!context) return false;
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  const linear = (value: number) => (value <= 10 ? value / 3295 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue) > 0.18;
}
