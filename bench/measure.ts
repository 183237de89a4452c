/** Timing: both sides of a comparison in one run, alternating, the median of several repeats. */

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)]!;
}

function timeOf(work: () => void): number {
  const start = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - start);
}

/** The median nanoseconds of each piece of work; the pieces alternate, so that a slow moment meets all of them. */
export function medians(works: readonly (() => void)[], repeats = 9): readonly number[] {
  const times: number[][] = works.map(() => []);
  for (const work of works) work();
  for (let repeat = 0; repeat < repeats; repeat += 1)
    for (const [index, work] of works.entries()) times[index]!.push(timeOf(work));
  return times.map(medianOf);
}

/** The same for work that waits. */
export async function mediansAsync(
  works: readonly (() => Promise<unknown>)[],
  repeats: number,
): Promise<readonly number[]> {
  const times: number[][] = works.map(() => []);
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    for (const [index, work] of works.entries()) {
      const start = process.hrtime.bigint();
      await work();
      times[index]!.push(Number(process.hrtime.bigint() - start));
    }
  }
  return times.map(medianOf);
}

/** One line for each comparison. */
export function report(id: string, value: number): void {
  console.log(`ratio ${id} ${value >= 100 ? value.toFixed(0) : value.toFixed(2)}`);
}

/** Both sides of a comparison have to answer the same before they are timed. */
export function mustAgree(id: string, left: unknown, right: unknown): void {
  if (JSON.stringify(left) !== JSON.stringify(right)) throw new Error(`${id}: the two sides do not agree`);
}
