// The card of a recommendation: the pick in large, then everything it rests on.
import { picture } from "./chart.js";
import { el, prose } from "./dom.js";
import { bar, bullets, card, folded, part, sources } from "./parts.js";
import { ranked } from "./ranking.js";
import { list, percent, pickName, plain } from "./values.js";
import { words } from "./words.js";

const FEW = 3;

/** The recommendation drawn; null when it picks nothing, so that its text is shown. */
export function recommendation(payload, { text }) {
  if (!payload.pick?.train && !payload.pick?.run) return null;
  const ranking = list(payload.ranking);
  return card(
    "recommendation",
    words.recommendation,
    // Where nothing met every must, the pick holds only once one is given up: that has to be said first.
    list(payload.given_up).length ? prose(text, { class: "notice" }) : null,
    picked(payload.pick),
    exportPath(payload.export),
    confidence(payload.pick, ranking),
    part(
      words.why,
      bullets(
        list(payload.reasons).map((reason) => [plain(reason), sources(reason.evidence)]),
        { class: "reasons" },
      ),
    ),
    part(words.ranking, ranked(ranking)),
    picture(payload.chart),
    part(
      words.flips,
      bullets(list(payload.flips).map(flip), { class: "flips" }) ?? (payload.final ? words.settled : null),
    ),
    part(words.assumed, assumed(payload.assumed)),
    ruledOut(list(payload.ruled_out)),
  );
}

function picked({ train, run }) {
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

function exportPath(path) {
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

function confidence(pick, ranking) {
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

function flip(one) {
  const pick = one.name ?? pickName(one.pick);
  return [plain(one.change ?? one), pick && ": ", pick && el("strong", {}, pick)];
}

function assumed(value) {
  const said = value && !Array.isArray(value) && typeof value === "object" && !value.text ? [value] : list(value);
  return bullets(said.map(plain), { class: "assumed" });
}

function ruledOut(gone) {
  const reasons = bullets(
    gone.map((one) => [
      el("strong", {}, plain(one)),
      one.because ? `: ${plain(one.because)}` : "",
      sources(one.evidence),
    ]),
  );
  return gone.length > FEW ? folded(words.ruledOut(gone.length), reasons) : part(words.ruledOut(gone.length), reasons);
}
