/** Sorted lists of numbers, each once: equal lists have one number, and lists with the same end share it. */

/** More numbers than a list is ever made of. */
const MOST = 2 ** 26;

export class SortedLists {
  readonly #rankOf: (number: number) => number;
  readonly #test: (number: number) => boolean;
  readonly #heads: number[] = [-1];
  readonly #tails: number[] = [0];
  readonly #lengths: number[] = [0];
  readonly #passes: boolean[] = [false];
  readonly #known = new Map<number, number>();

  /** Numbers are sorted by their rank, and those of one rank by themselves; `test` is something that is asked of them. */
  constructor(rankOf: (number: number) => number, test: (number: number) => boolean) {
    this.#rankOf = rankOf;
    this.#test = test;
  }

  length(list: number): number {
    return this.#lengths[list]!;
  }

  /** Whether one of the numbers passes the test. */
  some(list: number): boolean {
    return this.#passes[list]!;
  }

  /** The first number of a list that has one. */
  head(list: number): number {
    return this.#heads[list]!;
  }

  /** The list without its first number. */
  tail(list: number): number {
    return this.#tails[list]!;
  }

  /** The list of some numbers. */
  of(numbers: readonly number[]): number {
    return [...numbers].sort((left, right) => this.#compare(right, left)).reduce((list, one) => this.#prepend(one, list), 0); // prettier-ignore
  }

  /** The numbers of a list. */
  items(list: number): readonly number[] {
    const found: number[] = [];
    for (let rest = list; this.length(rest) > 0; rest = this.tail(rest)) found.push(this.head(rest));
    return found;
  }

  /** The list with one more number. */
  insert(number: number, list: number): number {
    const before: number[] = [];
    let rest = list;
    for (; this.length(rest) > 0 && this.#compare(this.head(rest), number) < 0; rest = this.tail(rest)) before.push(this.head(rest)); // prettier-ignore
    return before.reduceRight((behind, one) => this.#prepend(one, behind), this.#prepend(number, rest));
  }

  #compare(left: number, right: number): number {
    return this.#rankOf(left) - this.#rankOf(right) || left - right;
  }

  #prepend(number: number, list: number): number {
    const key = number * MOST + list;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    this.#heads.push(number);
    this.#tails.push(list);
    this.#passes.push(this.#passes[list]! || this.#test(number));
    const made = this.#lengths.push(this.length(list) + 1) - 1;
    this.#known.set(key, made);
    return made;
  }
}
