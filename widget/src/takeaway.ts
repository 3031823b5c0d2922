// The cards that hold something to take away: a first program, a decision record.
import { copier } from "./copier";
import { type Child, button, el, link } from "./dom";
import { bullets, card, part } from "./parts";
import type { Payload } from "./payload";
import { here } from "./site";
import { list, plain } from "./values";
import { words } from "./words";

/** How to start with a framework; null without an install line or a program. */
export function start(payload: Payload): HTMLElement | null {
  if (!payload.install && !payload.first_program) return null;
  const learn = list(payload.learn).map((one) => link(one.url, one.title ?? one.url));
  return card(
    "start",
    words.start(payload.framework ? plain(payload.framework) : ""),
    part(words.install, code(payload.install, words.install)),
    part(words.program, code(payload.first_program, words.program)),
    part(words.learn, bullets(learn)),
  );
}

function code(given: unknown, name: string): Child {
  if (!given) return null;
  const text = list(given).join("\n");
  return el("div", { class: "code" }, scrolled(name, "", el("code", {}, text)), copier(text));
}

// What scrolls takes the focus, so that the keyboard can scroll it, and then has a name.
function scrolled(name: string, kind: string, ...children: Child[]): HTMLElement {
  return el("pre", { class: kind, tabindex: "0", role: "group", "aria-label": name }, ...children);
}

/** A decision record, to download, copy or open; null without its Markdown. */
export function record(payload: Payload): HTMLElement | null {
  if (!payload.markdown) return null;
  const address = here(payload.url);
  return card(
    "record",
    words.record,
    el(
      "div",
      { class: "actions" },
      button(words.download, () => download(payload.markdown), { class: "choice" }),
      file(payload.files?.json),
      copier(payload.markdown),
      address && copier(address, words.copyLink),
      address && link(address, words.openRecord),
    ),
    scrolled(words.record, "markdown", payload.markdown),
  );
}

// On a page of another site a browser opens it rather than keeps it: then in a tab of its own.
function file(url: unknown): Child {
  const address = here(url);
  const options = { class: "choice", download: words.recordJsonFile, target: "_blank", rel: "noopener noreferrer" };
  return address && el("a", { ...options, href: address }, words.downloadJson);
}

function download(markdown: string): void {
  const address = URL.createObjectURL(new Blob([markdown], { type: "text/markdown;charset=utf-8" }));
  el("a", { href: address, download: words.recordFile }).click();
  URL.revokeObjectURL(address);
}
