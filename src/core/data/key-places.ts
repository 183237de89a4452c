/**
 * Where the keys of a record stand among the fields of its collection. Records mostly have the same keys in the same order: a
 * key's place is guessed from the record before, and looked up only where the guess is wrong. What is guessed changes no answer.
 */
import { type Field } from "../expression/scope.js";

export class KeyPlaces {
  readonly #names: readonly string[];
  readonly #places: ReadonlyMap<string, number>;
  readonly #guesses: number[];

  constructor(fields: readonly Field[]) {
    this.#names = fields.map(({ name }) => name);
    this.#places = new Map(this.#names.map((name, place) => [name, place]));
    this.#guesses = [...this.#names.keys()];
  }

  /** The place of the key that stands in this position of its record; undefined where no field is called so. */
  placeOf(key: string, position: number): number | undefined {
    const guess = this.#guesses[position];
    if (guess !== undefined && this.#names[guess] === key) return guess;
    const place = this.#places.get(key);
    if (place !== undefined && guess !== undefined) this.#guesses[position] = place;
    return place;
  }
}
