// The card of why something was picked, or was not: each reason with a bar as long as the points it is worth.
import { el, prose } from "./dom";
import { bar, bullets, card, sources } from "./parts";
import type { Around, Loose, Payload } from "./payload";
import { list, pickName, plain } from "./values";
import { words } from "./words";

const SIGNS: Record<string, string> = { why: "+", why_not: "−" };

/** The explanation drawn; null where it weighs no reasons, so that its text is shown. */
export function explanation(payload: Payload, { text }: Around): HTMLElement | null {
  const reasons = list(payload.reasons);
  const sign = SIGNS[payload.about];
  if (!reasons.length || !sign) return null;
  const [before, after] = round(text);
  return card(
    "explanation",
    words.explained(payload.about, payload.framework ? plain(payload.framework) : pickName(payload.pick)),
    before.map((line) => prose(line, { class: "aside" })),
    weighed(reasons, sign),
    after.map((line) => prose(line)),
  );
}

// What the text says before and after the reasons, which the card draws with their sources.
function round(text: string): [string[], string[]] {
  const lines = text.split("\n");
  const [first, last] = [lines.findIndex(isReason), lines.findLastIndex(isReason)];
  return [lines.slice(0, Math.max(first, 0)), lines.slice(last + 1).filter((line) => !line.startsWith("http"))];
}

const isReason = (line: string) => line.startsWith("- ");

function weighed(reasons: Loose[], sign: string): HTMLElement | null {
  const largest = Math.max(...reasons.map(points), 0.001);
  const rows = reasons.map((reason) => [
    el("span", {}, plain(reason)),
    el(
      "span",
      { class: "weight" },
      bar(points(reason) / largest, { class: "thin" }),
      el("span", {}, words.points(`${sign}${points(reason).toFixed(2)}`)),
    ),
    sources(reason.evidence),
  ]);
  return bullets(rows, { class: "weighed" });
}

const points = (reason: Loose) => Math.abs(Number(reason.points) || 0);
