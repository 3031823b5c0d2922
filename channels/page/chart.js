// The picture of a payload: an SVG of the advisor's, which follows the light or dark theme by itself.
import { el, here } from "./dom.js";
import { folded } from "./parts.js";
import { words } from "./words.js";

/** A chart, folded away and fetched when it is first looked at; nothing where there is none. */
export function picture(chart) {
  const address = here(chart?.svg);
  if (!address) return null;
  return folded(
    words.picture,
    el(
      "picture",
      {},
      el("source", { media: "(max-width: 36rem)", srcset: `${address}?size=narrow` }),
      el("img", { class: "chart", loading: "lazy", alt: chart.alt ?? "", src: address }),
    ),
  );
}
