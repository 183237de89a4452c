/** Texts in the order of their UTF-16 units: the same on every host, whatever its locale. */
export function compareTexts(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
