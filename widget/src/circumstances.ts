// What stands round a pick: what it was made for, what a change gained and cost, what is in use already, what is level.
import { type Child, el } from "./dom";
import { bullets, part, told } from "./parts";
import type { Loose } from "./payload";
import { list, number, percent, pickName, plain } from "./values";
import { words } from "./words";

/** What the advisor heard of the project, in a line; nothing where it heard nothing. */
export function heard(needs: Loose): HTMLElement | null {
  const said = Object.values<Loose>(needs ?? {})
    .flatMap(list)
    .filter((need) => need?.label && need.value !== null);
  const shown = said.map(({ label, wanted }) => (wanted === false ? words.not(plain(label)) : plain(label)));
  return shown.length ? el("p", { class: "aside" }, words.heard(shown.join(", "))) : null;
}

/** What the last message gained and cost, where it changed something. */
export function balance(change: Loose): Child {
  return change ? [part(words.gained, told(change.gained, "reasons")), part(words.lost, told(change.lost, "reasons"))] : null;
}

/** Where something is in use: whether that is kept, and what the rewriting counts. */
export function staying(stay: Loose): Child {
  if (!stay) return null;
  const current = list(stay.current).map(plain).join(", ");
  const [kept, left] = [pickName(stay.kept) || current, pickName(stay.left)];
  const ahead = number(Math.abs(Number(stay.ahead) || 0));
  const line = stay.stays ? words.stays(kept, left, ahead) : words.leaves(kept, left, ahead);
  return part(words.inUse(current), el("p", {}, `${line} ${words.rewriting(number(stay.switching))}`));
}

/** The candidates that are practically level with the pick. */
export function level(ties: Loose): Child {
  const drawn = list(ties).map((one) => `${plain(one)} (${percent(one.first_share ?? 0)})`);
  return part(words.ties, bullets(drawn));
}
