/** The first words of the names that a card gives: `score.<card>`, `score.<card>.<path>`, and so on. */
export const CARD_WORDS: readonly string[] = ["score", "coverage", "band", "trend", "peers", "answer"];
