// The way to the advisor: messages out, replies as events, what was said before, and ratings.
import type { Said } from "./payload";
import { lost, problemOf, refusal, silent } from "./problem";
import { onSite } from "./site";
import { serverEvents } from "./sse";
import type { Pending } from "./store";

const LONGEST_SILENCE = 75_000; // milliseconds; the advisor itself gives up after 60,000

/** Some of what was said; `known` tells whether the advisor has the message that was asked about. */
export interface History {
  messages: Said[];
  earlier: boolean;
  known: boolean;
}

export class Server {
  /** `token`: the one that the advisor asks for, where it does. */
  constructor(private readonly token: string) {}

  /**
   * Says something, and hands over each part of the reply as it comes; done when all of it is there.
   * Throws a Problem otherwise; the same message may be sent again until it is done.
   */
  async say(secret: string, message: Pending, heard: (said: Said) => void, leave: AbortSignal): Promise<void> {
    const headers = { "Content-Type": "application/json", Accept: "text/event-stream" };
    const request = { method: "POST", headers, body: JSON.stringify(message), signal: leave };
    const answer = await this.ask("chat/messages", secret, request);
    let count = 0;
    for await (const { name, data } of events(answer)) {
      if (name === "done") {
        if (count) return;
        throw silent();
      }
      const told = read(data);
      if (name === "error") throw problemOf(503, told.code);
      if (name === "message") heard(told as Said);
      count += 1;
    }
    throw lost();
  }

  /** What was said, the latest of it, or what is behind or before the message with an id. */
  async history(secret: string, place: { after?: string; before?: string } = {}): Promise<History> {
    const answer = await this.ask(`chat/messages?${new URLSearchParams(place)}`, secret, {});
    return answer.json().catch(() => Promise.reject(lost()));
  }

  /** Tells what the person thinks of a reply. */
  async rate(secret: string, reply: string, rating: string, comment?: string): Promise<void> {
    const body = JSON.stringify({ reply, rating, comment });
    await this.ask("chat/feedback", secret, { method: "POST", headers: { "Content-Type": "application/json" }, body });
  }

  /** Has all that was said deleted. */
  async forget(secret: string): Promise<void> {
    await this.ask("chat/messages", secret, { method: "DELETE" });
  }

  private async ask(path: string, secret: string, request: RequestInit): Promise<Response> {
    const headers = { ...request.headers, "X-Conversation": secret, ...this.authorisation() };
    const asked = fetch(onSite(path), { ...request, headers, cache: "no-store" });
    const answer = await asked.catch(() => Promise.reject(lost()));
    if (!answer.ok) throw await refusal(answer);
    return answer;
  }

  private authorisation(): Record<string, string> {
    return this.token ? { Authorization: `Bearer ${this.token}` } : {};
  }
}

function read(data: string) {
  try {
    return JSON.parse(data);
  } catch {
    throw lost();
  }
}

async function* events(answer: Response) {
  if (!answer.body) throw lost();
  const coming = serverEvents(answer.body);
  for (;;) {
    const next = await within(coming.next());
    if (next.done) return;
    yield next.value;
  }
}

/** What a promise gives; a Problem when it breaks off or nothing comes for too long. */
async function within<T>(promise: Promise<T>): Promise<T> {
  let timer = 0;
  const late = new Promise<never>((_, reject) => {
    timer = window.setTimeout(() => reject(lost()), LONGEST_SILENCE);
  });
  try {
    return await Promise.race([promise.catch(() => Promise.reject(lost())), late]);
  } finally {
    clearTimeout(timer);
  }
}
