// The conversation as this browser remembers it: an id for the advisor, and the turns to show again after a reload.
const KEY = "framework-advisor";
const TURNS_KEPT = 200;

/** What is remembered: `{id, turns}`, a turn being `{who: "you", text, say}` or `{who: "advisor", messages}`. */
export function load() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY));
    if (typeof kept?.id === "string" && Array.isArray(kept.turns)) return kept;
  } catch {
    // Storage that is blocked or spoilt is no reason not to chat.
  }
  return fresh();
}

/** Remembers `conversation`; of a very long one, the latest turns. */
export function save(conversation) {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...conversation, turns: conversation.turns.slice(-TURNS_KEPT) }));
  } catch {
    // Full or blocked: the conversation goes on, and is not remembered.
  }
}

/** A new conversation under a random id. (`crypto.randomUUID` exists only under https and on localhost.) */
export function fresh() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return { id: `web-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")}`, turns: [] };
}
