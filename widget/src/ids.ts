// Random ids: the secret that a conversation belongs to, and the ids of messages.

/** 128 random bits in hexadecimal. (`crypto.randomUUID` exists only under https and on localhost.) */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The message that a part of a reply answers: parts are numbered `<id>-1`, `<id>-2`. */
export const turnOf = (id: string): string => id.split("-")[0] ?? id;
