// Elements, built so that no text can become markup: strings are only ever text nodes.
import { absolute, isWeb } from "./site";

export type Child = Node | string | number | false | null | undefined | Child[];

interface Options {
  class?: string | undefined;
  on?: Record<string, (event: Event) => void>;
  [attribute: string]: unknown;
}

/** A new element. `options` may hold `class`, `on` (event listeners) and attributes; empty children are left out. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  options: Options = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const { class: names, on = {}, ...attributes } = options;
  const node = document.createElement(tag);
  if (names) node.className = names;
  for (const [name, value] of Object.entries(attributes)) if (value != null) node.setAttribute(name, String(value));
  for (const [event, listener] of Object.entries(on)) node.addEventListener(event, listener);
  node.append(...flat(children));
  return node;
}

function flat(children: Child[]): (Node | string)[] {
  return children
    .flatMap((child): (Node | string)[] => (Array.isArray(child) ? flat(child) : wanted(child) ? [asNode(child)] : []))
    .filter((child) => child !== "");
}

const wanted = (child: Child): child is Node | string | number => child != null && child !== false;
const asNode = (child: Node | string | number) => (child instanceof Node ? child : String(child));

/** A link that leaves the page's tab alone; only for http(s) addresses, any other is shown as plain text. */
export function link(url: unknown, text: Child): HTMLElement {
  if (!isWeb(url)) return el("span", {}, text);
  return el("a", { href: absolute(url), target: "_blank", rel: "noopener noreferrer" }, text);
}

/** A button that does `act` when pressed. */
export function button(text: Child, act: (event: Event) => void, options: Options = {}): HTMLButtonElement {
  return el("button", { type: "button", ...options, on: { click: act } }, text);
}

/** A paragraph with its line breaks kept and its web addresses made links. */
export function prose(text: unknown, options: Options = {}): HTMLElement {
  const parts = String(text).split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]'])/);
  return el(
    "p",
    { ...options, class: `prose ${options.class ?? ""}`.trim() },
    parts.map((part, place) => (place % 2 ? link(part, part) : part)),
  );
}

/** A drawing of one path in a square of 24, which follows the colour of the text; it says nothing by itself. */
export function icon(path: string): SVGSVGElement {
  const space = "http://www.w3.org/2000/svg";
  const drawing = document.createElementNS(space, "svg");
  for (const [name, value] of Object.entries({ viewBox: "0 0 24 24", class: "icon", "aria-hidden": "true" }))
    drawing.setAttribute(name, value);
  const line = document.createElementNS(space, "path");
  line.setAttribute("d", path);
  drawing.append(line);
  return drawing;
}
