// The cards of the other kinds, each from its payload; null where there is nothing to draw, so that the text is shown.
import { comparison } from "./comparison";
import { button, el, prose } from "./dom";
import { explanation } from "./explanation";
import { bullets, card, lead, sources, told } from "./parts";
import type { Around, Choice, Loose, Payload, Say } from "./payload";
import { recommendation } from "./recommendation";
import { record, start } from "./takeaway";
import { list, pickName, plain } from "./values";
import { words } from "./words";

type Card = (payload: Payload, around: Around) => HTMLElement | null;

/** A payload drawn by its kind; null for a kind that has no card. */
export function drawn(payload: Payload, around: Around): HTMLElement | null {
  const kind = payload.kind ?? "";
  return Object.hasOwn(CARDS, kind) ? (CARDS[kind]?.(payload, around) ?? null) : null;
}

/** A row of buttons that say something for the person; nothing when there are none. */
export function choices(buttons: Choice[], say: Say): HTMLElement | null {
  return buttons.length
    ? el(
        "div",
        { class: "choices" },
        buttons.map(({ title, payload }) => button(title, () => say(payload ?? title, title), { class: "choice" })),
      )
    : null;
}

const CARDS: Record<string, Card> = {
  recommendation,
  comparison,
  facts,
  explanation,
  question,
  migration,
  start,
  list: listed,
  definition,
  record,
  error,
};

function question(payload: Payload, { text, buttons, say }: Around): HTMLElement {
  const options = list(payload.options).map((option) => ({ title: plain(option) }));
  const lines: string[] = (payload.text || text || words.question).split("\n");
  const asides = [
    payload.leading && words.leading(pickName(payload.leading)),
    payload.why && `${words.whyAsked}: ${plain(payload.why)}`,
    payload.remaining != null && words.remaining(Number(payload.remaining)),
  ];
  return card(
    "question",
    words.question,
    // The text may hold the reason as well, as it must be whole on channels that show nothing else.
    lines.map((line) => prose(line, { class: line.endsWith("?") || lines.length === 1 ? "asked" : "aside" })),
    choices(buttons.length ? buttons : options, say),
    payload.text || !text.includes(payload.why)
      ? el("p", { class: "aside" }, asides.filter(Boolean).join(" · "))
      : null,
  );
}

function facts(payload: Payload): HTMLElement | null {
  const claims = told(payload.claims, "claims");
  const about = list(payload.frameworks).map(plain).join(", ");
  return claims ? card("facts", about || words.facts, claims) : null;
}

function migration(payload: Payload, { text }: Around): HTMLElement | null {
  const steps = list(payload.steps).map((step) => [plain(step), sources(step.evidence)]);
  const [from = "", to = ""] = [payload.from, payload.to].map((end) => (end ? plain(end) : ""));
  return steps.length
    ? card(
        "migration",
        words.migration(from, to),
        lead(text),
        bullets(steps, { ordered: true, class: "steps" }),
        sources(payload.evidence),
      )
    : null;
}

function listed(payload: Payload, { text }: Around): HTMLElement | null {
  const found = list(payload.frameworks);
  const told = (one: Loose) => one.summary ?? one.text ?? one.because;
  // A list of bare names says less than the text does.
  if (!found.length || (text && !found.some(told))) return null;
  return card(
    "list",
    payload.query ? plain(payload.query) : words.list,
    bullets(
      found.map((one) => [
        el("strong", {}, one.name ?? plain(one)),
        told(one) ? `: ${plain(told(one))}` : "",
        sources(one.evidence),
      ]),
    ),
  );
}

function definition(payload: Payload): HTMLElement | null {
  return payload.text
    ? card("definition", plain(payload.term ?? ""), prose(payload.text), sources(payload.evidence))
    : null;
}

function error(payload: Payload, { text }: Around): HTMLElement | null {
  const said = payload.message ?? payload.text ?? text;
  return said ? card("error", words.error, prose(plain(said))) : null;
}
