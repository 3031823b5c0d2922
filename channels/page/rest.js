// The way to the advisor: Rasa's REST channel.
import { words } from "./words.js";

const ADDRESS = "/webhooks/rest/webhook";
const LONGEST_WAIT = 60_000; // milliseconds

/** The advisor's messages in answer to `message`; throws an Error whose message can be shown. */
export async function ask(sender, message) {
  const answer = await post({ sender, message });
  if (!answer.ok) throw new Error(words.refused(answer.status));
  const messages = await answer.json().catch(() => []);
  if (!Array.isArray(messages) || !messages.length) throw new Error(words.nothing);
  return messages;
}

async function post(body) {
  try {
    return await fetch(ADDRESS, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(LONGEST_WAIT),
    });
  } catch {
    throw new Error(words.unreachable);
  }
}
