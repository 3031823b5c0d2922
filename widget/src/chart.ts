// The picture of a payload: an SVG of the advisor's, which follows the light or dark theme by itself.
import { el } from "./dom";
import { folded } from "./parts";
import type { Loose } from "./payload";
import { here } from "./site";
import { words } from "./words";

const NARROW = 560; // pixels of a card

/** A chart, folded away and fetched when it is first looked at; nothing where there is none. */
export function picture(chart: Loose): HTMLElement | null {
  const address = here(chart?.svg);
  if (!address) return null;
  const drawn = folded(words.picture, el("img", { class: "chart", alt: chart.alt ?? "" }));
  drawn?.addEventListener("toggle", () => fetchInto(drawn, address), { once: true });
  return drawn;
}

function fetchInto(drawn: HTMLElement, address: string): void {
  const image = drawn.querySelector("img");
  // A page may forbid pictures of other sites: what the chart shows is then said.
  const told = () => el("p", { class: "aside" }, `${words.noPicture} ${image?.alt}`);
  image?.addEventListener("error", () => image.replaceWith(told()));
  image?.setAttribute("src", drawn.clientWidth < NARROW ? `${address}?size=narrow` : address);
}
