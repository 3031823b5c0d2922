// The card of a comparison: criteria down, frameworks across.
import { picture } from "./chart";
import { type Child, el } from "./dom";
import { bar, bullets, card, lead, part, told } from "./parts";
import type { Around, Loose, Payload } from "./payload";
import { list, plain } from "./values";
import { words } from "./words";

const HIGHEST = 5; // of a rating

/** The comparison drawn; null without frameworks or rows. */
export function comparison(payload: Payload, { text }: Around): HTMLElement | null {
  const frameworks = list(payload.frameworks);
  const rows = list(payload.rows);
  if (!frameworks.length || !rows.length) return null;
  return card(
    "comparison",
    words.comparison,
    lead(text),
    part(words.each, each(frameworks)),
    part(words.why, told(payload.reasons, "reasons")),
    table(frameworks, rows),
    picture(payload.chart),
    part(words.verdict, verdict(payload.verdict, frameworks, rows)),
    part(words.facts, told(payload.claims, "claims")),
  );
}

// What each of them is; a summary may begin with the name itself.
function each(frameworks: Loose[]): Child {
  const summed = frameworks.filter((one) => one.summary);
  return bullets(summed.map((one) => [plain(one.summary).startsWith(plain(one)) ? "" : `${plain(one)}: `, plain(one.summary)]));
}

function table(frameworks: Loose[], rows: Loose[]): HTMLElement {
  const head = [words.criterion, ...frameworks.map(plain)].map((name) => el("th", { scope: "col" }, name));
  const body = rows.map((row) =>
    el(
      "tr",
      {},
      el("th", { scope: "row" }, plain(row.label ?? row.criterion)),
      frameworks.map((one) => cell(row, one.id ?? one)),
    ),
  );
  const rated = rows.some((row) => Object.values(row.values ?? {}).some(Number.isFinite));
  // The table scrolls inside its card on a narrow screen, and by keyboard, so the frame takes the focus.
  return el(
    "div",
    { class: "table", role: "group", tabindex: "0", "aria-label": frameworks.map(plain).join(", ") },
    el(
      "table",
      {},
      rated ? el("caption", {}, words.ratings) : null,
      el("thead", {}, el("tr", {}, head)),
      el("tbody", {}, body),
    ),
  );
}

function cell(row: Loose, id: string): HTMLElement {
  const value = row.values?.[id];
  const best = list(row.best).includes(id);
  return el(
    "td",
    { class: best ? "best" : "" },
    plain(value),
    best ? el("span", { class: "unseen" }, ` (${words.best})`) : null,
    Number.isFinite(value) ? bar(value / HIGHEST, { class: "thin" }) : null,
  );
}

// For each thing that was said, who is best at it: all of them are level, none means that it is not known.
function verdict(given: Loose, frameworks: Loose[], rows: Loose[]): Child {
  const label = (one: Loose) => plain(one.label ?? rows.find((row) => row.criterion === one.need)?.label ?? one.need);
  return bullets(list(given).map((one) => [el("strong", {}, label(one)), `: ${bestOf(list(one.best), frameworks)}`]));
}

function bestOf(ids: Loose[], frameworks: Loose[]): string {
  if (!ids.length) return words.notKnown;
  if (ids.length === frameworks.length) return words.level;
  return ids.map((id) => plain(frameworks.find((one) => one.id === id) ?? id)).join(", ");
}
