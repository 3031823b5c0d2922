// What a person may want to ask about a recommendation, at one press: why not another, what if, the record of it.
import { button, el } from "./dom";
import { copier } from "./copier";
import type { Choice, Loose, Payload, Say } from "./payload";
import { here } from "./site";
import { list, plain } from "./values";
import { words } from "./words";

const FEW = 2; // of each kind

/** The row of questions, and the link to the record. */
export function further(payload: Payload, say: Say): HTMLElement {
  const asked = [...whyNot(payload), ...whatIf(payload), { title: words.giveRecord, payload: words.sayGiveRecord }];
  const address = recordOf(payload);
  return el(
    "div",
    { class: "further", role: "group", "aria-label": words.askFurther },
    asked.map(({ title, payload: said }) => button(title, () => say(said ?? title, title), { class: "choice small" })),
    address && copier(address, words.copyLink),
  );
}

function whyNot(payload: Payload): Choice[] {
  const picked = [payload.pick?.train?.id, payload.pick?.run?.id];
  const halves = list(payload.ranking).slice(1).flatMap(halvesOf);
  const others = halves.filter(({ id }) => !picked.includes(id)).map(({ name }) => name);
  return [...new Set(others)].slice(0, FEW).map((name) => ({ title: words.whyNot(name) }));
}

// A candidate may be two frameworks joined by "+", in its id and in its name.
function halvesOf(row: Loose): { id: string; name: string }[] {
  const [ids, names] = [String(row?.id ?? "").split("+"), plain(row).split(" + ")];
  return ids.length === names.length ? ids.map((id, place) => ({ id, name: names[place] ?? id })) : [];
}

function whatIf(payload: Payload): Choice[] {
  return list(payload.flips).flatMap((flip) => (flip?.say ? [{ title: plain(flip.say) }] : [])).slice(0, FEW);
}

// A chart's address holds the token of the record that it belongs to.
function recordOf(payload: Payload): string | null {
  const drawn = /^(.*\/)charts\/\w+-([^/]+)\.svg$/.exec(String(payload.chart?.svg ?? ""));
  return here(payload.record?.url ?? (drawn ? `${drawn[1]}records/${drawn[2]}` : null));
}
