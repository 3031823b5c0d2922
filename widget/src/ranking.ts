// The ranking of a recommendation: a bar for each candidate, which opens to show how its points add up.
import { type Child, el } from "./dom";
import { bar, bullets, folded } from "./parts";
import type { Loose } from "./payload";
import { list, number, percent, plain } from "./values";
import { words } from "./words";

const SHOWN = 5;

/** The first candidates, the rest folded away, and what the numbers are; nothing when there are none. */
export function ranked(ranking: Loose[]): Child {
  if (!ranking.length) return null;
  return [el("p", { class: "aside" }, words.rankingKey), rows(ranking.slice(0, SHOWN), ranking), rest(ranking)];
}

function rows(shown: Loose[], all: Loose[], from = 1): HTMLElement {
  const top = Math.max(...all.map((row) => Number(row.score) || 0), 0.001);
  return el(
    "ol",
    { class: "ranking", start: from },
    shown.map((row) => el("li", {}, rank(row, top))),
  );
}

function rest(ranking: Loose[]): HTMLElement | null {
  const more = ranking.slice(SHOWN);
  return more.length ? folded(words.rankingRest(more.length), rows(more, ranking, SHOWN + 1)) : null;
}

function rank(row: Loose, top: number): HTMLElement {
  const head = [
    el("span", { class: "rank-name" }, plain(row)),
    bar(row.score / top),
    el("span", { class: "rank-score" }, row.score == null ? "" : Number(row.score).toFixed(2), unseen(words.score)),
    el("span", { class: "rank-share" }, row.first_share == null ? "" : percent(row.first_share), unseen(words.share)),
  ];
  const contributions = list(row.contributions);
  if (!contributions.length) return el("div", { class: "rank" }, head);
  const largest = Math.max(...contributions.map((one) => Number(one.points) || 0), 0.001);
  return el(
    "details",
    {},
    el("summary", { class: "rank" }, head),
    bullets(
      contributions.map((one) => contribution(one, largest)),
      { class: "contributions" },
    ),
  );
}

const unseen = (text: string) => el("span", { class: "unseen" }, ` ${text}`);

function contribution(one: Loose, largest: number): Child {
  const detail = one.rating == null ? null : words.rated(plain(one.rating), number(one.weight ?? 0));
  return [
    el("span", {}, one.label ?? plain(one.criterion)),
    bar(one.points / largest, { class: "thin" }),
    el("span", { class: "detail" }, [words.points(number(one.points ?? 0)), detail].filter(Boolean).join(" · ")),
  ];
}
