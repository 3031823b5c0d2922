// Reading payloads: tolerant of what is missing, since a card with a gap is better than none.
import type { Loose } from "./payload";
import { words } from "./words";

/** `value` as a list: itself, the values of an object are not meant; nothing is an empty list. */
export const list = (value: Loose): Loose[] => (Array.isArray(value) ? value : value == null ? [] : [value]);

/** Any value of a payload as a person would read it. */
export function plain(value: Loose): string {
  if (value == null || value === "") return words.unknown;
  if (typeof value === "boolean") return value ? words.yes : words.no;
  if (typeof value === "number") return number(value);
  if (Array.isArray(value)) return value.map(plain).join(", ") || words.unknown;
  return typeof value === "object" ? ofObject(value) : String(value);
}

function ofObject(value: Loose): string {
  if (value.train || value.run) return pickName(value);
  const said = value.text ?? value.name ?? value.label ?? value.title ?? value.value ?? value.id;
  return said == null
    ? Object.entries(value)
        .map(([key, held]) => `${key}: ${plain(held)}`)
        .join(", ")
    : plain(said);
}

/** A pick in one line: "PyTorch → ExecuTorch", or one name where both are the same or one is missing. */
export function pickName(pick: Loose): string {
  if (!pick || typeof pick !== "object") return pick ? String(pick) : "";
  const names = [pick.train, pick.run].filter(Boolean).map(plain);
  return [...new Set(names)].join(" → ") || (pick.name ?? "");
}

/** A number with at most two decimals. */
export const number = (value: Loose): string => String(Math.round(Number(value) * 100) / 100);

/** A share of 1 as a percentage; a share that is not all is never shown as all. */
export function percent(share: number): string {
  const hundredths = Math.round(Number(share) * 100);
  return `${share < 1 ? Math.min(hundredths, 99) : 100} %`;
}
