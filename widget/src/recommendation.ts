// The card of a recommendation: the pick in large, then everything it rests on, then what to ask about it.
import { type Child, el, prose } from "./dom";
import { balance, heard, level, staying } from "./circumstances";
import { further } from "./further";
import { picture } from "./chart";
import { bar, bullets, card, folded, lead, part, sources, told } from "./parts";
import type { Around, Loose, Payload } from "./payload";
import { ranked } from "./ranking";
import { list, percent, pickName, plain } from "./values";
import { words } from "./words";

const FEW = 3;

/** The recommendation drawn; null when it picks nothing, so that its text is shown. */
export function recommendation(payload: Payload, { text, say }: Around): HTMLElement | null {
  if (!payload.pick?.train && !payload.pick?.run) return null;
  const ranking = list(payload.ranking);
  return card(
    "recommendation",
    words.recommendation,
    // Where nothing met every must, the pick holds only once one is given up: that has to be said first.
    list(payload.given_up).length ? prose(text, { class: "notice" }) : null,
    payload.changed ? lead(text) : null,
    picked(payload.pick),
    heard(payload.needs),
    exportPath(payload.export),
    part(words.companions, told(payload.companions, "reasons")),
    confidence(payload.pick, ranking),
    balance(payload.changed),
    level(payload.ties),
    staying(payload.staying),
    part(words.why, told(payload.reasons, "reasons")),
    part(words.ranking, ranked(ranking)),
    picture(payload.chart),
    part(words.flips, flips(payload) ?? (payload.final ? words.settled : null)),
    part(words.assumed, assumed(payload.assumed)),
    ruledOut(list(payload.ruled_out)),
    further(payload, say),
  );
}

function picked({ train, run }: Loose): HTMLElement {
  const same = train && run && (train.id ?? train.name) === (run.id ?? run.name);
  const halves = same
    ? [[words.trainAndRun, train]]
    : [
        [words.train, train],
        [words.run, run],
      ];
  return el(
    "dl",
    { class: "pick" },
    halves.filter(([, one]) => one).map(([label, one]) => el("div", {}, el("dt", {}, label), el("dd", {}, plain(one)))),
  );
}

function exportPath(path: Loose): HTMLElement | null {
  if (!path) return null;
  const rows = [
    [words.exportBy, path.by ?? words.exportFrom(plain(path.from), plain(path.to))],
    [words.exportLoses, path.loses],
  ];
  return el(
    "dl",
    { class: "export" },
    rows
      .filter(([, value]) => value && list(value).length)
      .map(([label, value]) => el("div", {}, el("dt", {}, label), el("dd", {}, plain(value)))),
  );
}

function confidence(pick: Loose, ranking: Loose[]): HTMLElement | null {
  const ids = [pick.train?.id, pick.run?.id];
  const share = (ranking.find((row) => ids.includes(row.id)) ?? ranking[0])?.first_share;
  if (share == null) return null;
  return el(
    "div",
    { class: "confidence" },
    el("strong", {}, percent(share)),
    bar(share),
    el("span", {}, words.confidence),
  );
}

function flips(payload: Payload): HTMLElement | null {
  const all = [...list(payload.flips), ...list(payload.weight_flips).slice(0, FEW)];
  return bullets(all.map(flip), { class: "flips" });
}

function flip(one: Loose): Child {
  const pick = one.name ?? pickName(one.pick);
  return [plain(one.change ?? one), pick && ": ", pick && el("strong", {}, pick)];
}

function assumed(value: Loose): Child {
  const said = value && !Array.isArray(value) && typeof value === "object" && !value.text ? [value] : list(value);
  return bullets(said.map(plain), { class: "assumed" });
}

function ruledOut(gone: Loose[]): HTMLElement | null {
  const told = bullets(
    gone.map((one) => [
      el("strong", {}, plain(one)),
      one.because ? `: ${plain(one.because)}` : "",
      sources(one.evidence),
    ]),
  );
  return gone.length > FEW ? folded(words.ruledOut(gone.length), told) : part(words.ruledOut(gone.length), told);
}
