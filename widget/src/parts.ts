// The small parts that cards are made of.
import { type Child, el, link, prose } from "./dom";
import type { Loose } from "./payload";
import { siteOf } from "./site";
import { list, plain } from "./values";
import { words } from "./words";

/** A card: a named group with a small heading. Not a landmark: a long conversation has dozens. */
export function card(kind: string, title: string, ...children: Child[]): HTMLElement {
  return el(
    "div",
    { class: `card card-${kind}`, role: "group", "aria-label": title },
    el("h4", { class: "card-title" }, title),
    ...children,
  );
}

/** The first line of a reply's text: the answer in short, above a card that shows only its details. */
export function lead(text: string): HTMLElement | null {
  return text ? prose(text.split("\n")[0], { class: "lead" }) : null;
}

/** A part of a card under a heading of its own; nothing when it would be empty. */
export function part(title: string, ...children: Child[]): HTMLElement | null {
  const held = children.flat().filter(Boolean);
  return held.length ? el("div", { class: "part" }, el("h5", {}, title), held) : null;
}

/** A part that is folded away until it is asked for; nothing when it would be empty. */
export function folded(title: string, ...children: Child[]): HTMLElement | null {
  const held = children.flat().filter(Boolean);
  return held.length ? el("details", { class: "part" }, el("summary", {}, title), held) : null;
}

/** A bulleted list of already drawn things; nothing when there are none. */
export function bullets(items: Child[], options: { class?: string; ordered?: boolean } = {}): HTMLElement | null {
  return items.length
    ? el(
        options.ordered ? "ol" : "ul",
        { class: options.class },
        items.map((item) => el("li", {}, item)),
      )
    : null;
}

/** What is said, each with its sources, as a list of that class; nothing when there is nothing. */
export function told(given: Loose, kind: string): HTMLElement | null {
  const said = list(given).map((one) => [plain(one), sources(one.evidence, one.as_of)]);
  return bullets(said, { class: kind });
}

/** The sources of something said, each with the day on which it was checked. */
export function sources(evidence: Loose, asOf?: Loose): HTMLElement | null {
  const shown = list(evidence)
    .filter((one) => one?.url || one?.title)
    .map(source);
  const dated = asOf ? [el("span", {}, `${words.asOf} `, day(asOf))] : [];
  return shown.length || asOf ? el("p", { class: "sources" }, [...shown, ...dated]) : null;
}

function source(one: Loose): HTMLElement {
  const name = link(one.url, one.title || siteOf(one.url));
  return el("span", {}, name, one.checked ? [` ${words.checked} `, day(one.checked)] : []);
}

function day(date: Loose): HTMLElement {
  return el("time", { datetime: plain(date) }, plain(date));
}

/** A bar that is `share` (0 to 1) full. The number it shows is always written beside it, so it is not read aloud. */
export function bar(share: number, options: { class?: string } = {}): HTMLElement {
  const fill = el("span", { class: "fill" });
  fill.style.width = `${Math.max(0, Math.min(1, Number(share) || 0)) * 100}%`;
  return el("span", { class: `bar ${options.class ?? ""}`.trim(), "aria-hidden": "true" }, fill);
}
