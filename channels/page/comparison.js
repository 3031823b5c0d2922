// The card of a comparison: criteria down, frameworks across.
import { picture } from "./chart.js";
import { el } from "./dom.js";
import { bar, bullets, card, lead, part, sources } from "./parts.js";
import { list, plain } from "./values.js";
import { words } from "./words.js";

const HIGHEST = 5; // of a rating

/** The comparison drawn; null without frameworks or rows. */
export function comparison(payload, { text }) {
  const frameworks = list(payload.frameworks);
  const rows = list(payload.rows);
  if (!frameworks.length || !rows.length) return null;
  return card(
    "comparison",
    words.comparison,
    lead(text),
    part(
      words.why,
      bullets(
        list(payload.reasons).map((reason) => [plain(reason), sources(reason.evidence)]),
        { class: "reasons" },
      ),
    ),
    table(frameworks, rows),
    picture(payload.chart),
    part(words.verdict, verdict(payload.verdict, frameworks, rows)),
    part(
      words.facts,
      bullets(
        list(payload.claims).map((claim) => [plain(claim), sources(claim.evidence, claim.as_of)]),
        { class: "claims" },
      ),
    ),
  );
}

function table(frameworks, rows) {
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
    { class: "table", role: "region", tabindex: "0", "aria-label": frameworks.map(plain).join(", ") },
    el(
      "table",
      {},
      rated ? el("caption", {}, words.ratings) : null,
      el("thead", {}, el("tr", {}, head)),
      el("tbody", {}, body),
    ),
  );
}

function cell(row, id) {
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

// Either `[{need, best: [id]}]` or `{need: text}`; a need or a framework given by its id is shown by its name.
function verdict(value, frameworks, rows) {
  const entries = Array.isArray(value)
    ? value.map((one) => [one.need, one.best ?? one.text])
    : Object.entries(value ?? {});
  const label = (need) => plain(rows.find((row) => row.criterion === need)?.label ?? need);
  const name = (id) => plain(frameworks.find((one) => one.id === id) ?? id);
  return bullets(
    entries.map(([need, said]) => [el("strong", {}, label(need)), `: ${list(said).map(name).join(", ")}`]),
  );
}
