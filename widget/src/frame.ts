// What is round the conversation: the button in the corner, and the panel that it opens.
import { button, el, icon } from "./dom";
import type { Settings } from "./settings";
import { covers, trap } from "./trap";
import { words } from "./words";

const MARK = "M6 18V6M6 12h4.500c3 0 3-4.500 6-4.500M10.500 12c3 0 3 4.500 6 4.500M17 7.500h.01M17 16.500h.01";
const FRESH = "M12 5v14M5 12h14";
const CLOSE = "M6 6l12 12M18 6L6 18";

/** What can be done with the frame. */
export interface Deeds {
  fresh(): void;
  toggled(open: boolean, byPerson: boolean): void;
}

export class Frame {
  readonly panel: HTMLElement;
  readonly launcher: HTMLButtonElement | null;
  readonly scroller = el("div", { class: "scroller", role: "region", tabindex: "0", "aria-label": words.conversation });

  /** Without a launcher (where the chat fills an element of the page) it is always open. */
  constructor(
    private readonly settings: Settings,
    private readonly deeds: Deeds,
  ) {
    const alone = !settings.target;
    this.launcher = alone ? this.launch() : null;
    this.panel = el(
      "section",
      { id: "panel", class: "panel", role: alone ? "dialog" : "region", "aria-label": settings.title },
      this.top(alone),
      this.scroller,
    );
    this.panel.hidden = alone;
    this.panel.addEventListener("keydown", (event) => {
      if (alone && event.key === "Escape" && !event.isComposing) this.toggle(false);
      if (alone && covers()) trap(this.panel, event);
    });
  }

  /** Whether it is open. */
  get open(): boolean {
    return !this.panel.hidden;
  }

  /** Opens or closes it; where the person did so, the focus goes with it. */
  toggle(open: boolean, byPerson = true): void {
    if (!this.launcher) return;
    this.panel.hidden = !open;
    this.panel.ariaModal = String(covers());
    this.launcher.setAttribute("aria-expanded", String(open));
    this.news(false);
    this.deeds.toggled(open, byPerson);
    if (!open && byPerson) this.launcher.focus();
  }

  /** Shows that there is something new, where it is closed. */
  news(there: boolean): void {
    const name = there && !this.open ? words.openNews : words.open;
    this.launcher?.classList.toggle("news", there && !this.open);
    this.launcher?.setAttribute("aria-label", this.open ? words.close : name(this.settings.title));
  }

  private launch(): HTMLButtonElement {
    const options = { class: "launcher", "aria-expanded": "false", "aria-controls": "panel" };
    const made = button([icon(MARK), icon(CLOSE)], () => this.toggle(!this.open), options);
    made.setAttribute("aria-label", words.open(this.settings.title));
    return made;
  }

  private top(alone: boolean): HTMLElement {
    const mark = el("span", { class: "mark" }, icon(MARK));
    const fresh = button([icon(FRESH), el("span", { class: "label" }, words.fresh)], () => this.deeds.fresh(), {
      class: "quiet",
      "aria-label": words.fresh,
      title: words.fresh,
    });
    const close = button(icon(CLOSE), () => this.toggle(false), { class: "quiet", "aria-label": words.close });
    return el("header", { class: "top" }, mark, el("h2", {}, this.settings.title), fresh, alone ? close : null);
  }
}
