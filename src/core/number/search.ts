/** The first whole number from `least` on for which the test holds, as it does for all behind it; `most` where it never holds. */
export function firstWhere(least: number, most: number, holds: (number: number) => boolean): number {
  let low = least;
  let high = most;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
