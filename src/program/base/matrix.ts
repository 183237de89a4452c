/** How many partners go from each level to each. */

export interface MatrixCounter {
  /** Counts a partner; null is no level, which stands under "". */
  readonly take: (from: string | null, to: string | null) => void;
  readonly result: () => Readonly<Record<string, Readonly<Record<string, number>>>>;
}

export function countMatrix(): MatrixCounter {
  const rows = new Map<string, Map<string, number>>();
  return {
    take: (from, to) => {
      const row = rows.get(from ?? "") ?? new Map<string, number>();
      rows.set(from ?? "", row);
      row.set(to ?? "", (row.get(to ?? "") ?? 0) + 1);
    },
    result: () => Object.fromEntries([...rows].map(([level, row]) => [level, Object.fromEntries(row)])),
  };
}
