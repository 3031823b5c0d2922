// Where the advisor is: its own addresses are asked for there, whatever address it gives itself.
let base = location.href;

/** Sets the address that all others hang on, with a slash at its end. */
export function setSite(address: string): void {
  base = address;
}

/** An address on the advisor's site. */
export const onSite = (path: string): string => new URL(path, base).href;

/** Whether `url` is an http(s) address, absolute or on the advisor's site. */
export function isWeb(url: unknown): url is string {
  const address = parsed(url);
  return address !== null && ["http:", "https:"].includes(address.protocol);
}

/** The absolute form of an address. */
export const absolute = (url: string): string => parsed(url)?.href ?? "";

/**
 * A record's or a chart's address where this browser can reach it: the advisor writes its own addresses as others see
 * them. Null for what is no such address.
 */
export function here(url: unknown): string | null {
  const path = isWeb(url) ? /\/((?:records|charts)\/[^/]+)$/.exec(parsed(url)?.pathname ?? "") : null;
  return path?.[1] ? onSite(path[1]) : null;
}

/** The name of the site that `url` is on, or the text itself where it is no address. */
export function siteOf(url: unknown): string {
  return isWeb(url) ? new URL(absolute(url)).hostname.replace(/^www\./, "") : String(url ?? "");
}

function parsed(url: unknown): URL | null {
  try {
    return typeof url === "string" && url ? new URL(url, base) : null;
  } catch {
    return null;
  }
}
