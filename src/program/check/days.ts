/** The days on which a program is checked: the first one of each set of rules. */
import { type Program, versionsOf } from "../program.js";

/** Where nothing is dated any day says the same. */
const ANY_DAY = "2025-01-01";

function datesIn(value: unknown, found: Set<string>): void {
  if (typeof value !== "object" || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (key === "from" && typeof inner === "string" && /^\d{4}-\d{2}-\d{2}$/.test(inner)) found.add(inner);
    else datesIn(inner, found);
  }
}

/** The first days of versions and of dated values. */
function datesOf(program: Program): readonly string[] {
  const versions = versionsOf(program);
  const first = new Set<string>();
  for (const { program: { document } } of versions) datesIn([document.parameters, document.tables], first); // prettier-ignore
  for (const { from } of versions) if (from !== undefined) first.add(from);
  return [...first].sort();
}

/** The first day that anything is dated by; undefined where nothing is. */
export function firstDated(program: Program): string | undefined {
  return datesOf(program)[0];
}

/** The days to judge: nothing is known of dated values before the first one. */
export function daysOf(program: Program): readonly string[] {
  const dates = datesOf(program);
  return dates.length === 0 ? [ANY_DAY] : dates;
}
