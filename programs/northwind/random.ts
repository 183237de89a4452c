/**
 * A small seeded generator of numbers, the same on every machine: whole arithmetic of 32 bits only. It is for example
 * data, not for secrets. (The mixing function is mulberry32 by Tommy Ettinger, in the public domain.)
 */
export interface Random {
  /** A whole number from `least` to `most`, both included. */
  readonly whole: (least: number, most: number) => number;
  /** True in `percent` of 100 cases. */
  readonly chance: (percent: number) => boolean;
  readonly pick: <T>(items: readonly T[]) => T;
}

export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const whole = (least: number, most: number): number => least + (next() % (most - least + 1));
  return { whole, chance: (percent) => whole(1, 100) <= percent, pick: (items) => items[whole(0, items.length - 1)]! };
}
