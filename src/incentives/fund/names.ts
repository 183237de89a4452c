/** The names that a fund gives. */

/** The records of one of its credits, by its place. */
export function creditName(id: string, place: number): string {
  return `fund.${id}.credits.${place}`;
}

/** Its requests. */
export function requestsName(id: string): string {
  return `fund.${id}.requests`;
}

/** The cap on its requests. */
export function fundCapName(id: string): string {
  return `fund.${id}.cap`;
}
