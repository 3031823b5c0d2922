// What comes from the advisor (docs/reply.schema.json). It is read with care: a card with a gap is better than none.

/** Any value of a payload. */
export type Loose = any;

export interface Payload {
  kind?: string;
  [field: string]: Loose;
}

export interface Choice {
  title: string;
  payload?: string;
}

/** One message of the conversation, of the person or one part of a reply. */
export interface Said {
  id: string;
  from: "person" | "advisor";
  text?: string;
  buttons?: Choice[];
  custom?: Payload;
}

/** Says something for the person, shown as `title`; gives whether it was taken. */
export type Say = (message: string, title?: string) => boolean;

/** What a card is drawn with beside its payload. */
export interface Around {
  text: string;
  buttons: Choice[];
  say: Say;
}
