/** The check of a program of five levels, each with 25 conditions of which 17 have to hold, over 25 facts. */
import { type ProgramDocument, checkProgram, parseProgram } from "partner-program";
import { northwindProgram } from "partner-program/programs/northwind";
import { medians, report } from "./measure.js";

const NAMES = Array.from({ length: 25 }, (_, index) => `fact${index}`);
const LEVELS = Array.from({ length: 5 }, (_, rank) => ({
  id: `level${rank}`,
  requires: {
    atLeast: 17,
    of: NAMES.map((fact, index) => ({
      fact,
      operator: "greaterThanInclusive",
      value: (rank + 1) * 10 + ((index * 7 + rank * 3) % 5),
    })),
  },
}));

/** Prints `check-5x25-ms`, and how long the check of a whole program takes. */
export function benchCheck(): void {
  const number = { type: "integer", min: 0, max: 1000, required: true };
  const document = {
    language: 1,
    id: "wide",
    currency: "EUR",
    facts: Object.fromEntries(NAMES.map((name) => [name, number])),
    tiers: { main: { levels: LEVELS } },
  } as unknown as ProgramDocument;
  const [wide, northwind] = [document, northwindProgram].map((one) => parseProgram(one));
  const [ofWide, ofNorthwind] = medians([() => void checkProgram(wide!), () => void checkProgram(northwind!)], 5);
  report("check-5x25-ms", ofWide! / 1e6);
  report("check-northwind-ms", ofNorthwind! / 1e6);
}
