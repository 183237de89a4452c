/** Five levels of eight conditions over 25 facts given as values: the library against hand-written comparisons. */
import { type Partner, evaluatePartner, parseProgram } from "../src/index.js";
import { medians, mustAgree, report } from "./measure.js";
import { highestLevel } from "./tiers-by-hand.js";

const FACTS = 25;
const LEVELS = [0, 1, 2, 3, 4];
const factAt = (level: number, condition: number): string => `f${(level * 7 + condition) % FACTS}`;
const choiceAt = (level: number, condition: number): string => `f${(level * 3 + condition) % FACTS}`;

const program = parseProgram({
  language: 1,
  id: "bench",
  currency: "USD",
  facts: Object.fromEntries(Array.from({ length: FACTS }, (_, index) => [`f${index}`, "decimal"])),
  tiers: {
    main: {
      levels: LEVELS.map((level) => ({
        id: `level${level}`,
        requires: {
          all: [
            ...Array.from({ length: 7 }, (_, condition) => ({
              fact: factAt(level, condition),
              operator: "greaterThanInclusive",
              value: level * 10 + condition,
            })),
            {
              atLeast: 3,
              of: Array.from({ length: 5 }, (_, condition) => ({
                fact: choiceAt(level, condition),
                operator: "greaterThan",
                value: level * 10,
              })),
            },
          ],
        },
      })),
    },
  },
});

const partners: readonly Partner[] = Array.from({ length: 1000 }, (_, index) => ({
  id: `p${index}`,
  facts: Object.fromEntries(Array.from({ length: FACTS }, (__, fact) => [`f${fact}`, (index * 7 + fact * 13) % 60])),
}));

function byLibrary(): readonly (string | null)[] {
  return partners.map((partner) => {
    const outcome = evaluatePartner(program, partner, { asOf: "2026-03-31" });
    return outcome.status === "evaluated" ? outcome.tiers["main"]!.certain : null;
  });
}

function byHand(): readonly (string | null)[] {
  return partners.map(({ facts }) => highestLevel(facts as Readonly<Record<string, number>>));
}

/** Prints `tiers-vs-handwritten`: how many times slower the library is. */
export function benchTiers(): void {
  mustAgree("tiers-vs-handwritten", byLibrary(), byHand());
  const [library, hand] = medians([byLibrary, byHand]);
  report("tiers-vs-handwritten", library! / hand!);
  report("tiers-microseconds-per-partner", library! / partners.length / 1000);
}
