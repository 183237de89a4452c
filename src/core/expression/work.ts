/** How much of a partner may be evaluated again: figures of figures on many days would otherwise never end. */

/** What is left of the work that one partner may cost. */
export interface Work {
  left: number;
}

/** What one partner may cost unless stated: about fifty thousand replays, or five million records that are read again. */
export const MOST_WORK = 5_000_000;

/** What a figure costs that is evaluated again; each of its steps, and every record that it may read, costs one more. */
export const WORK_OF_A_REPLAY = 100;

/** What a day costs that is looked at to see whether anything has changed on it. */
export const WORK_OF_A_DAY = 10;

/** A partner whose figures are evaluated again more often than is allowed. It is caught where a partner is evaluated. */
export class TooMuchWork extends Error {}

export function charge(work: Work, amount: number): void {
  work.left -= amount;
  if (work.left < 0) throw new TooMuchWork();
}
