// The conversation as it is shown: turns of the person and of the advisor, and what goes on between them.
import { button, el } from "./dom";
import { forgetter } from "./forgetter";
import { turnOf } from "./ids";
import type { Said, Say } from "./payload";
import { type Ratings, thumbs } from "./rating";
import { reply } from "./reply";
import { words } from "./words";

const EARLIER = { class: "choice earlier", hidden: "" };
const LIVE = { class: "log", role: "log", "aria-live": "polite", "aria-label": words.messages };
const MARGIN = 12; // pixels above a turn that is scrolled to

/** What the conversation asks for: to say something, to show what is before, to delete all of it. */
export interface Deeds {
  say: Say;
  earlier(): void;
  forget(): Promise<void>;
}

export class Log {
  private readonly earlier = button(words.earlier, () => this.deeds.earlier(), EARLIER);
  private readonly forget = forgetter(() => this.deeds.forget());
  private readonly turns = el("div", LIVE);
  private readonly pending = el(
    "div",
    { class: "pending", hidden: "" },
    el("span", { class: "pending-text" }),
    Array.from({ length: 3 }, () => el("i")),
  );
  private readonly state = el("p", { class: "unseen", role: "status" });
  readonly node = el("div", { class: "conversation" }, this.earlier, this.forget, this.turns, this.pending, this.state);
  private readonly parts = new Map<string, { said: string; node: HTMLElement }>();
  private failure: HTMLElement | null = null;

  /** `scroller` is what the conversation scrolls in. */
  constructor(
    private readonly deeds: Deeds,
    private readonly ratings: Ratings,
    private readonly scroller: HTMLElement,
  ) {}

  /** Whether nothing has been said. */
  get empty(): boolean {
    return this.parts.size === 0;
  }

  /** Shows messages at the end; one that is shown already is drawn again only when it has changed. */
  show(messages: Said[], old: boolean): void {
    this.turns.setAttribute("aria-busy", String(old)); // What is only shown again is not read aloud again.
    this.unfail();
    for (const said of messages) this.put(said);
    if (old) for (const turn of new Set(messages.map(({ id }) => turnOf(id)))) this.close(turn);
    this.turns.setAttribute("aria-busy", "false");
    this.forget.hidden = this.empty;
    const last = messages.at(-1);
    if (last) this.reveal(turnOf(last.id));
  }

  /** Shows messages at the beginning, and leaves in sight what was. */
  showEarlier(messages: Said[], more: boolean): void {
    const below = this.scroller.scrollHeight - this.scroller.scrollTop;
    this.turns.setAttribute("aria-busy", "true");
    const shown = [...this.turns.children];
    for (const said of messages) this.put(said);
    for (const turn of new Set(messages.map(({ id }) => turnOf(id)))) this.close(turn);
    this.turns.append(...shown);
    this.turns.setAttribute("aria-busy", "false");
    this.earlier.hidden = !more;
    if (messages.length) this.scroller.scrollTop = this.scroller.scrollHeight - below;
  }

  /** Says that something is waited for, in words as well; null for nothing. */
  busy(text: string | null): void {
    this.pending.hidden = text === null;
    if (this.state.textContent !== text) this.state.textContent = text;
    if (text === null) return;
    this.unfail();
    const shown = this.pending.firstElementChild;
    if (shown) shown.textContent = text === words.thinking ? "" : text;
  }

  /** Shows what went wrong below it all. */
  fail(text: string, again: () => void): void {
    this.unfail();
    const press = () => {
      this.unfail();
      again();
    };
    this.failure = el(
      "div",
      { class: "failure", role: "alert" },
      el("p", {}, text),
      button(words.tryAgain, press, { class: "choice" }),
    );
    this.turns.after(this.failure);
    this.toEnd();
  }

  /** Shows a line of nobody's. */
  note(text: string): void {
    this.turns.append(el("p", { class: "note" }, text));
    this.toEnd();
  }

  /** The answer of a turn is whole: it can be rated. */
  close(turn: string): void {
    const article = this.article(turn, "advisor");
    if (!article || article.querySelector(".thumbs")) return;
    article.append(thumbs(`${turn}-1`, this.ratings));
  }

  /** Shows nothing any more. */
  clear(): void {
    this.unfail();
    this.busy(null);
    this.parts.clear();
    this.turns.replaceChildren();
    this.earlier.hidden = true;
    this.forget.hidden = true;
  }

  private put(said: Said): void {
    const text = JSON.stringify([said.text, said.buttons, said.custom]);
    const known = this.parts.get(said.id);
    if (known?.said === text) return;
    const node = el("div", { class: "part-of-turn" }, reply(said, this.deeds.say));
    if (known) known.node.replaceWith(node);
    else this.turnFor(said).append(node);
    this.parts.set(said.id, { said: text, node });
  }

  private turnFor({ id, from }: Said): HTMLElement {
    const turn = turnOf(id);
    const found = this.article(turn, from);
    if (found) return found;
    const name = from === "person" ? words.you : words.advisor;
    const made = el("article", { class: `turn ${from}`, "data-turn": turn }, el("h3", { class: "unseen" }, name));
    this.turns.append(made);
    return made;
  }

  private article(turn: string, from: string): HTMLElement | null {
    return this.turns.querySelector(`.turn.${from}[data-turn="${CSS.escape(turn)}"]`);
  }

  private unfail(): void {
    this.failure?.remove();
    this.failure = null;
  }

  // What was said to the top, so that the answer is read from its beginning. Only the chat scrolls, never the page.
  private reveal(turn: string): void {
    const article = this.article(turn, "person") ?? this.article(turn, "advisor");
    if (article) this.scroller.scrollTop = article.offsetTop - MARGIN;
  }

  private toEnd(): void {
    this.scroller.scrollTop = this.scroller.scrollHeight;
  }
}
