// The chat as an element of its own, which neither takes over the page's look nor gives it its own.
import { Composer } from "./composer";
import { Conversation, type View } from "./conversation";
import { el } from "./dom";
import { Frame } from "./frame";
import { Log } from "./log";
import { look, paint } from "./look";
import type { Said } from "./payload";
import { Server } from "./server";
import type { Settings } from "./settings";
import { setSite } from "./site";
import { Store, secretIn } from "./store";
import { covers } from "./trap";
import { welcome } from "./welcome";
import { words } from "./words";

const DOING = { answer: words.thinking, connection: words.reconnecting, history: words.loading };

export class AdvisorElement extends HTMLElement implements View {
  private store!: Store;
  private server!: Server;
  private conversation!: Conversation;
  private frame!: Frame;
  private log!: Log;
  private composer!: Composer;
  private greeting: HTMLElement | null = null;
  private restored = false;
  private loading = false;

  /** Puts it together and shows it. */
  start(settings: Settings): void {
    setSite(settings.server);
    this.store = new Store(`framework-advisor ${settings.server}`);
    this.server = new Server(settings.token);
    this.conversation = new Conversation(this.server, this.store, this);
    this.build(settings);
    this.listen();
    if (settings.target) this.restore();
    else if (remembered() ?? (settings.open && !covers())) this.frame.toggle(true, false);
  }

  show(messages: Said[], old: boolean): void {
    this.log.show(messages, old);
    this.greet();
    if (!old && messages.some(({ from }) => from === "advisor")) this.frame.news(true);
  }

  showEarlier(messages: Said[], more: boolean): void {
    this.log.showEarlier(messages, more);
  }

  busy(with_: "nothing" | "answer" | "connection" | "history"): void {
    this.loading = with_ === "history";
    this.greet();
    this.log.busy(with_ === "nothing" ? null : DOING[with_]);
    this.composer.waiting = with_ !== "nothing";
    this.frame.panel.classList.toggle("waiting", with_ !== "nothing");
  }

  fail(text: string, again: () => void): void {
    this.log.fail(text, again);
  }

  close(turn: string): void {
    this.log.close(turn);
  }

  note(text: string): void {
    this.log.note(text);
  }

  clear(): void {
    this.log.clear();
    this.busy("nothing");
  }

  private build(settings: Settings): void {
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = look();
    paint(this, settings.accent);
    this.className = settings.target ? "fills" : settings.position;
    if (settings.theme) this.dataset.theme = settings.theme;
    this.frame = new Frame(settings, { fresh: () => this.fresh(), toggled: this.toggled.bind(this) });
    const deeds = { say: this.say.bind(this), earlier: () => this.earlier(), forget: () => this.forget() };
    this.log = new Log(deeds, this.ratings(), this.frame.scroller);
    this.composer = new Composer((text) => this.say(text));
    this.greeting = settings.greeting ? welcome((text) => this.say(text)) : null;
    this.frame.scroller.append(...[this.greeting, this.log.node].filter((part) => part !== null));
    this.frame.panel.append(this.composer.node);
    root.append(el("div", { class: "root" }, this.frame.panel, this.frame.launcher));
  }

  private listen(): void {
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden && this.restored) void this.conversation.catchUp().catch(() => {});
    });
    window.addEventListener("storage", (event) => {
      const { key, oldValue, newValue } = event;
      const another = key === this.store.key && secretIn(oldValue) && secretIn(oldValue) !== secretIn(newValue);
      if (another && this.restored) void this.conversation.restore(); // Begun in another tab.
    });
  }

  // What was said is fetched when somebody wants to see it, and not on every page that has a button in its corner.
  private restore(): void {
    if (!this.restored) void this.conversation.restore();
    this.restored = true;
  }

  private toggled(open: boolean, byPerson: boolean): void {
    if (byPerson) remember(open);
    if (open) this.restore();
    if (open && byPerson) this.composer.focus();
  }

  private say(text: string, title = text): boolean {
    const taken = this.conversation.say(text, title);
    if (taken) this.composer.focus();
    return taken;
  }

  private fresh(): void {
    this.conversation.fresh();
    this.composer.focus();
  }

  private async forget(): Promise<void> {
    await this.server.forget(this.store.secret);
    this.fresh();
  }

  private earlier(): void {
    void this.conversation.earlier().catch(() => this.log.fail(words.notLoaded, () => this.earlier()));
  }

  private greet(): void {
    if (this.greeting) this.greeting.hidden = !this.log.empty || this.loading;
  }

  private ratings() {
    return {
      of: (reply: string) => this.store.rating(reply),
      rate: async (reply: string, rating: string, comment?: string) => {
        await this.server.rate(this.store.secret, reply, rating, comment);
        this.store.rate(reply, rating);
      },
    };
  }
}

const OPEN = "framework-advisor open";

// Whether the person left the chat open, on this page or the one before, or closed it.
function remembered(): boolean | null {
  try {
    const kept = sessionStorage.getItem(OPEN);
    return kept === null ? null : kept === "true";
  } catch {
    return null;
  }
}

function remember(open: boolean): void {
  try {
    sessionStorage.setItem(OPEN, String(open));
  } catch {
    // Denied: it opens and closes as the page says.
  }
}
