// The box that messages are written in. It takes as much as one likes, and says when that is too much.
import { button, el } from "./dom";
import { words } from "./words";

const MOST = 2_000; // characters of a message
const NEAR = 200; // characters before the end at which they are counted

export class Composer {
  readonly node: HTMLFormElement;
  private readonly box = el("textarea", {
    id: "message",
    rows: 1,
    placeholder: words.placeholder,
    enterkeyhint: "send",
    "aria-describedby": "count",
  });
  private readonly count = el("p", { id: "count", class: "count", role: "status", hidden: "" });
  private readonly send = button(words.send, () => {}, { class: "send" });

  /** `say` gives whether it took the message. */
  constructor(private readonly say: (text: string) => boolean) {
    this.send.type = "submit";
    this.node = el(
      "form",
      { class: "composer", "aria-label": words.compose, autocomplete: "off" },
      el("label", { class: "unseen", for: "message" }, words.message),
      el("div", { class: "composer-inner" }, this.box, this.send),
      this.count,
    );
    this.node.addEventListener("submit", (event) => this.submit(event));
    this.box.addEventListener("input", () => this.fit());
    this.box.addEventListener("keydown", (event) => this.key(event));
  }

  /** Takes the focus. */
  focus(): void {
    this.box.focus({ preventScroll: true });
  }

  /** Shows whether a message is taken now; it is not disabled, which would take the focus away from who pressed it. */
  set waiting(now: boolean) {
    this.send.setAttribute("aria-disabled", String(now));
  }

  private submit(event: Event): void {
    event.preventDefault();
    const text = this.box.value.trim();
    if (!text || this.box.value.length > MOST || !this.say(text)) return;
    this.box.value = "";
    this.fit();
  }

  private key(event: KeyboardEvent): void {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.node.requestSubmit();
  }

  private fit(): void {
    this.box.style.height = "auto";
    this.box.style.height = `${this.box.scrollHeight + 2}px`;
    const { length } = this.box.value;
    this.count.hidden = length < MOST - NEAR;
    const counted = words.count(length, MOST);
    this.count.textContent = length > MOST ? `${counted}. ${words.tooLong(length - MOST)}` : counted;
    this.box.setAttribute("aria-invalid", String(length > MOST));
  }
}
