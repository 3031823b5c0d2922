// The cards that hold something to take away: a first program, a decision record.
import { button, el, here, link } from "./dom.js";
import { bullets, card, part } from "./parts.js";
import { list, plain } from "./values.js";
import { words } from "./words.js";

/** How to start with a framework; null without an install line or a program. */
export function start(payload) {
  if (!payload.install && !payload.first_program) return null;
  const learn = list(payload.learn).map((one) => link(one.url, one.title ?? one.url));
  return card(
    "start",
    words.start(payload.framework ? plain(payload.framework) : ""),
    part(words.install, code(payload.install)),
    part(words.program, code(payload.first_program)),
    part(words.learn, bullets(learn)),
  );
}

function code(text) {
  return text
    ? el(
        "div",
        { class: "code" },
        el("pre", { tabindex: "0" }, el("code", {}, list(text).join("\n"))),
        copier(list(text).join("\n")),
      )
    : null;
}

/** A decision record, to download, copy or open; null without its Markdown. */
export function record(payload) {
  if (!payload.markdown) return null;
  return card(
    "record",
    words.record,
    el(
      "div",
      { class: "actions" },
      button(words.download, () => download(payload.markdown), { class: "choice" }),
      file(payload.files?.json),
      copier(payload.markdown),
      payload.url && link(payload.url, words.openRecord),
    ),
    el("pre", { class: "markdown", tabindex: "0" }, payload.markdown),
  );
}

function file(url) {
  const address = here(url);
  return address && el("a", { class: "choice", href: address, download: words.recordJsonFile }, words.downloadJson);
}

function copier(text) {
  const press = async (event) => {
    const pressed = event.currentTarget;
    pressed.textContent =
      (await navigator.clipboard?.writeText(text).then(
        () => words.copied,
        () => words.notCopied,
      )) ?? words.notCopied;
  };
  return button(words.copy, press, { class: "copy" });
}

function download(markdown) {
  const address = URL.createObjectURL(new Blob([markdown], { type: "text/markdown;charset=utf-8" }));
  el("a", { href: address, download: words.recordFile }).click();
  URL.revokeObjectURL(address);
}
