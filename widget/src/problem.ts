// Why something could not be had from the advisor, in words for the person, and whether it is worth trying again.
import { words } from "./words";

const SOON = 10; // seconds that a message may wait by itself before the person is asked

export class Problem extends Error {
  /** `passing`: whether it may well be over in a moment; `wait`: seconds until then, where the advisor said so. */
  constructor(
    message: string,
    readonly passing: boolean,
    readonly wait = 0,
  ) {
    super(message);
  }
}

/** There was no answer, or it broke off. */
export const lost = (): Problem => new Problem(words.unreachable, true);

/** Nothing was said in answer. */
export const silent = (): Problem => new Problem(words.nothing, false);

/** What an answer that is a refusal means. */
export async function refusal(answer: Response): Promise<Problem> {
  const code = await answer.json().then(
    (body) => String(body?.error?.code ?? ""),
    () => "",
  );
  return problemOf(answer.status, code, Number(answer.headers.get("Retry-After")) || 0);
}

/** What a status and the code of an error mean. */
export function problemOf(status: number, code: string, wait = 0): Problem {
  if (status === 429) return new Problem(words.tooOften(wait || 1), wait <= SOON, wait);
  if (code === "failed") return new Problem(words.failed, false);
  if (status >= 500) return new Problem(words.busy, true, Math.min(wait, SOON));
  if (status === 401) return new Problem(words.locked, false);
  if (code === "origin") return new Problem(words.foreign, false);
  return new Problem(words.refused(status), false);
}
