// What this browser remembers: whose conversation it is, and what has no answer yet. The advisor keeps what was said.
import { randomId } from "./ids";

/** A message on its way: with the same id it can be sent again, and is answered once. */
export interface Pending {
  id: string;
  text: string;
  shown?: string;
}

interface Kept {
  secret: string;
  pending?: Pending;
  ratings?: Record<string, string>;
}

const RATINGS = 200; // kept at the most

/** What the conversation in something that was kept belongs to. */
export function secretIn(kept: string | null): string | undefined {
  try {
    return JSON.parse(kept ?? "null")?.secret;
  } catch {
    return undefined;
  }
}

export class Store {
  private memory: Kept | null = null;

  /** `key`: the name under which it is kept, one for each advisor. */
  constructor(readonly key: string) {}

  /** Whether there is a conversation to go on with. */
  get begun(): boolean {
    return this.read() !== null;
  }

  /** What the conversation belongs to; made when it is first asked for. */
  get secret(): string {
    const kept = this.read() ?? { secret: randomId() };
    this.write(kept);
    return kept.secret;
  }

  /** The message that waits for its answer. */
  get pending(): Pending | undefined {
    return this.read()?.pending;
  }

  set pending(message: Pending | undefined) {
    const { pending: _, ...rest } = this.read() ?? { secret: randomId() };
    this.write(message ? { ...rest, pending: message } : rest);
  }

  /** How a reply was rated. */
  rating(id: string): string | undefined {
    return this.read()?.ratings?.[id];
  }

  /** Remembers how a reply was rated. */
  rate(id: string, rating: string): void {
    const kept = this.read();
    if (!kept) return;
    const ratings = Object.entries({ ...kept.ratings, [id]: rating }).slice(-RATINGS);
    this.write({ ...kept, ratings: Object.fromEntries(ratings) });
  }

  /** Forgets the conversation; the next message begins another. */
  clear(): void {
    this.memory = null;
    try {
      localStorage.removeItem(this.key);
    } catch {
      // There is none.
    }
  }

  private read(): Kept | null {
    try {
      const kept = JSON.parse(localStorage.getItem(this.key) ?? "null");
      if (/^[0-9a-f]{32}$/.test(kept?.secret)) return kept;
    } catch {
      // Storage that is denied or spoilt is no reason not to chat.
    }
    return this.memory;
  }

  private write(kept: Kept): void {
    this.memory = kept;
    try {
      localStorage.setItem(this.key, JSON.stringify(kept));
    } catch {
      // Full or denied: the conversation lasts as long as the page.
    }
  }
}
