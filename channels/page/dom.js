// Elements, built so that no text can become markup: strings are only ever text nodes.

/** A new element. `options` may hold `class`, `on` (event listeners) and attributes; empty children are left out. */
export function el(tag, options = {}, ...children) {
  const { class: names, on = {}, ...attributes } = options;
  const node = document.createElement(tag);
  if (names) node.className = names;
  for (const [name, value] of Object.entries(attributes)) if (value != null) node.setAttribute(name, value);
  for (const [event, listener] of Object.entries(on)) node.addEventListener(event, listener);
  node.append(...children.flat(Infinity).filter((child) => child != null && child !== "" && child !== false));
  return node;
}

/** A link that leaves the page's tab alone; only for http(s) addresses, any other is shown as plain text. */
export function link(url, text) {
  if (!isWeb(url)) return el("span", {}, text);
  return el("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, text);
}

/** A button that does `act` when pressed. */
export function button(text, act, options = {}) {
  return el("button", { type: "button", ...options, on: { click: act } }, text);
}

/** A paragraph with its line breaks kept and its web addresses made links. */
export function prose(text, options = {}) {
  const parts = String(text).split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]'])/);
  return el(
    "p",
    { ...options, class: `prose ${options.class ?? ""}`.trim() },
    parts.map((part, place) => (place % 2 ? link(part, part) : part)),
  );
}

/** Whether `url` is an http(s) address, absolute or on this site. */
export function isWeb(url) {
  const address = parsed(url);
  return address !== null && ["http:", "https:"].includes(address.protocol);
}

/**
 * The same path on this site: the advisor writes its own addresses as others see them, and the page is a browser's only
 * way to it. Null for what is no web address.
 */
export function here(url) {
  return isWeb(url) ? parsed(url).pathname : null;
}

/** The name of the site that `url` is on, or the text itself where it is no address. */
export function siteOf(url) {
  return isWeb(url) ? parsed(url).hostname.replace(/^www\./, "") : String(url ?? "");
}

function parsed(url) {
  try {
    return typeof url === "string" && url ? new URL(url, location.href) : null;
  } catch {
    return null;
  }
}
