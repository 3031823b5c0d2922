// One conversation: what is said goes out until it is answered, once, whatever happens to the connection or the page.
import { randomId, turnOf } from "./ids";
import type { Said } from "./payload";
import { Problem } from "./problem";
import type { Server } from "./server";
import type { Pending, Store } from "./store";
import { words } from "./words";

/** What shows the conversation. */
export interface View {
  /** Shows messages behind those that are shown, or in place of the one with the same id; `old`: not to be read out. */
  show(messages: Said[], old: boolean): void;
  /** Shows messages before those that are shown; `more`: there are earlier ones still. */
  showEarlier(messages: Said[], more: boolean): void;
  /** Shows what the chat is doing: nothing, waiting for an answer, connecting again, or fetching what was said. */
  busy(with_: "nothing" | "answer" | "connection" | "history"): void;
  /** Shows what went wrong, and a way to try again. */
  fail(text: string, again: () => void): void;
  /** A turn is over: its answer is whole. */
  close(turn: string): void;
  /** Shows a line that is of neither the person nor the advisor. */
  note(text: string): void;
  /** Shows nothing any more. */
  clear(): void;
}

// Milliseconds between tries, five minutes in all: so long may a server take to start on a busy machine.
const PAUSES = [500, 1_000, 2_000, 4_000, 8_000, ...Array<number>(29).fill(10_000)];

export class Conversation {
  private shown: string[] = [];
  private leave = new AbortController();
  private waiting = false;
  private lost = false;

  constructor(
    private readonly server: Server,
    private readonly store: Store,
    private readonly view: View,
  ) {}

  /** Shows what was said before, and goes on with what had no answer yet. */
  async restore(): Promise<void> {
    this.leave.abort();
    const leave = (this.leave = new AbortController());
    this.shown = [];
    this.waiting = false;
    this.view.clear();
    if (!this.store.begun) return;
    this.waiting = true;
    this.view.busy("history");
    try {
      const { messages, earlier } = await this.tried(() => this.server.history(this.store.secret), leave.signal);
      if (leave.signal.aborted) return;
      this.show(messages, true);
      this.view.showEarlier([], earlier);
      this.idle();
      this.resume(messages);
    } catch (problem) {
      if (leave.signal.aborted) return;
      this.idle();
      this.view.fail(words.notLoaded, () => this.restore());
    }
  }

  /** Shows what is before the earliest message that is shown. */
  async earlier(): Promise<void> {
    const first = this.shown[0];
    if (!first) return;
    const { messages, earlier } = await this.server.history(this.store.secret, { before: first });
    this.shown.unshift(...messages.map(({ id }) => id));
    this.view.showEarlier(messages, earlier);
  }

  /** Shows what was said elsewhere meanwhile, such as in another tab. */
  async catchUp(): Promise<void> {
    const last = this.shown.at(-1);
    if (this.waiting || !last || !this.store.begun) return;
    const { messages, known } = await this.server.history(this.store.secret, { after: last });
    if (this.waiting || this.shown.at(-1) !== last) return;
    if (known) this.show(messages, false);
    else this.forget();
  }

  /** Says `text`, shown as `title`; false while an answer is waited for. */
  say(text: string, title: string): boolean {
    if (this.waiting) return false;
    const message: Pending = { id: randomId(), text, ...(title === text ? {} : { shown: title }) };
    this.store.pending = message;
    void this.answer(message);
    return true;
  }

  /** Leaves this conversation for a new one. */
  fresh(): void {
    this.store.clear();
    void this.restore();
  }

  // The advisor has it no more: what is shown stays, for the person to read.
  private forget(): void {
    if (this.lost) return;
    this.lost = true;
    this.view.note(words.forgotten);
  }

  private resume(messages: Said[]): void {
    const message = this.store.pending;
    if (!message) return;
    const answered = messages.some(({ id }) => id !== message.id && turnOf(id) === message.id);
    if (answered) this.store.pending = undefined;
    else void this.answer(message);
  }

  private async answer(message: Pending): Promise<void> {
    const { signal } = this.leave;
    const secret = this.store.secret;
    this.waiting = true;
    this.show([{ id: message.id, from: "person", text: message.shown ?? message.text }], false);
    this.view.busy("answer");
    try {
      await this.tried(() => this.server.say(secret, message, (said) => this.heard(said, signal), signal), signal);
      if (signal.aborted) return;
      this.store.pending = undefined;
      this.idle();
      this.view.close(message.id);
    } catch (problem) {
      if (signal.aborted) return;
      this.idle();
      this.view.fail((problem as Error).message, () => void this.answer(message));
    }
  }

  private heard(said: Said, signal: AbortSignal): void {
    if (signal.aborted) return;
    this.view.busy("answer");
    this.show([said], false);
  }

  private show(messages: Said[], old: boolean): void {
    for (const { id } of messages) if (!this.shown.includes(id)) this.shown.push(id);
    this.view.show(messages, old);
  }

  private idle(): void {
    this.waiting = false;
    this.view.busy("nothing");
  }

  // Again and again while what is wrong may pass.
  private async tried<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
    for (const pause of PAUSES) {
      try {
        return await work();
      } catch (problem) {
        if (signal.aborted || !(problem instanceof Problem) || !problem.passing) throw problem;
        this.view.busy("connection");
        await waited(Math.max(pause, problem.wait * 1_000), signal);
      }
    }
    return work();
  }
}

// Until the time is over, or the connection is back before that.
function waited(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, milliseconds);
    function done() {
      clearTimeout(timer);
      window.removeEventListener("online", done);
      signal.removeEventListener("abort", done);
      resolve();
    }
    window.addEventListener("online", done);
    signal.addEventListener("abort", done);
  });
}
