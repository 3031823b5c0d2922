// Server-sent events out of an answer that is still coming
// (https://html.spec.whatwg.org/multipage/server-sent-events.html).

export interface ServerEvent {
  name: string;
  data: string;
}

/** The events of a body, as they come; the rest of one that broke off is left out. */
export async function* serverEvents(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<ServerEvent> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const blocks = (text + part.value).split("\n\n");
    text = blocks.pop() ?? "";
    yield* blocks.map(parsed);
  }
}

function parsed(block: string): ServerEvent {
  const field = (name: string) =>
    block
      .split("\n")
      .filter((line) => line.startsWith(`${name}:`))
      .map((line) => line.slice(name.length + 1).trimStart())
      .join("\n");
  return { name: field("event") || "message", data: field("data") };
}
