/** Examples of the sections besides metrics: what is written, and which values of the outcome the page shows. */

import { type Answers } from "../../src/index.js";
import { SECTIONS } from "./data.js";

export interface SectionExample {
  /** Sections that are added to the program of the page. */
  readonly written: Readonly<Record<string, object>>;
  /** Answers to questions, where the example asks some. */
  readonly answers?: Answers;
  /** Records besides those of the page. */
  readonly records?: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
  /** JSON pointers into the outcome. */
  readonly shown: readonly string[];
}

/** The program of the page with what an example adds to it; collections of records come in addition. */
export function programOfExample(written: SectionExample["written"]): object {
  const { records = {}, ...sections } = written;
  return { ...SECTIONS, ...sections, records: { ...SECTIONS.records, ...records } };
}

const reached = (fact: string, value: number): object => ({ fact, operator: "greaterThanInclusive", value });

export const SECTION_EXAMPLES: Readonly<Record<string, SectionExample>> = {
  scorecard: {
    written: {
      scorecards: {
        growth: {
          missing: "fail",
          bands: [
            { from: 0, is: "red" },
            { from: 10, is: "green" },
          ],
          parts: [
            { id: "people", weight: 3, points: { of: "people", max: 20, at: 10 } },
            { id: "sales", score: { product: [{ ratio: ["bookings", "target"], whenEmpty: "zero" }, 20] } },
          ],
        },
      },
    },
    shown: ["/scorecards/growth/score", "/scorecards/growth/band"],
  },
  parts: {
    written: {
      scorecards: {
        group: {
          missing: "exclude",
          aggregate: "sum",
          parts: [{ id: "skills", aggregate: "greatest", cap: 12, parts: [{ id: "people", score: "people" }, { id: "double", score: { product: ["people", 2] } }] }],
        },
      },
    },
    shown: ["/scorecards/group/parts/skills/score", "/scorecards/group/score"],
  },
  answers: {
    written: {
      scorecards: {
        questions: {
          scale: [1, 100],
          missing: "exclude",
          parts: [
            { id: "demo", ask: "Can the partner demonstrate the product?", answers: { no: 0, partly: 0.5, yes: 1 } },
            { id: "support", ask: "Is there a help desk?", answers: { no: 0, yes: 1 } },
          ],
        },
      },
    },
    answers: { questions: { demo: "partly" } },
    shown: ["/scorecards/questions/score", "/scorecards/questions/coverage"],
  },
  dated: {
    written: {
      scorecards: {
        dated: {
          scale: [1, 100],
          missing: "exclude",
          dated: true,
          trend: { shift: { quarters: -1 }, deadBand: 2 },
          peers: { among: "region", minimumPeers: 5 },
          parts: [{ id: "plan", ask: "Is there a joint business plan?", yes: 1, validFor: { years: 1 } }],
        },
      },
    },
    answers: { dated: { plan: [{ from: "2025-06-01", value: false }, { from: "2026-02-15", value: true, evidence: "signed by both" }] } },
    shown: ["/scorecards/dated/score", "/scorecards/dated/trend", "/scorecards/dated/peers/count"],
  },
  choices: {
    written: {
      scorecards: {
        several: {
          scale: [1, 100],
          missing: "exclude",
          parts: [{ id: "services", ask: "Which services does the partner sell?", choices: { assessment: 0.25, migration: 0.5, managed: 0.5 } }],
        },
      },
    },
    answers: { several: { services: ["assessment", "migration"] } },
    shown: ["/scorecards/several/score"],
  },
  yes: {
    written: {
      scorecards: {
        truth: {
          scale: [1, 100],
          missing: "exclude",
          parts: [
            { id: "lab", ask: "Is there a laboratory?", yes: 1, no: 0.2 },
            { id: "export", ask: "Is export compliance in place?", yes: 1, mayNotApply: true },
          ],
        },
      },
    },
    answers: { truth: { lab: false, export: { notApplicable: "sells at home only" } } },
    shown: ["/scorecards/truth/score", "/scorecards/truth/coverage"],
  },
  bands: {
    written: {
      scorecards: {
        number: {
          scale: [1, 100],
          missing: "exclude",
          parts: [{ id: "engineers", ask: "How many engineers?", bands: [{ from: 1, is: 0.5 }, { from: 5, is: 1 }] }],
        },
      },
    },
    answers: { number: { engineers: 4 } },
    shown: ["/scorecards/number/score"],
  },
  corners: {
    written: {
      scorecards: {
        line: {
          scale: [1, 100],
          missing: "exclude",
          parts: [{ id: "share", ask: "Which share of sales is services?", corners: [{ at: 0, is: 0 }, { at: 0.4, is: 1 }, { at: 1, is: 0.5 }] }],
        },
      },
    },
    answers: { line: { share: "0.3" } },
    shown: ["/scorecards/line/score"],
  },
  points: {
    written: { scorecards: { points: { missing: "lowest", parts: [{ id: "people", points: { of: "people", max: 15, at: 14 } }] } } },
    shown: ["/scorecards/points/score"],
  },
  score: {
    written: { scorecards: { scores: { missing: "fail", parts: [{ id: "bonus", score: { choose: [{ when: { condition: "large" }, is: 5 }], otherwise: 2 }, cap: 4 }] } } },
    shown: ["/scorecards/scores/score"],
  },
  ladder: {
    written: {
      tiers: {
        strict: { nested: true, levels: [{ id: "base" }, { id: "silver", requires: reached("people", 9) }, { id: "gold", requires: reached("bookings", 300) }] },
        free: { levels: [{ id: "base" }, { id: "silver", requires: reached("people", 9) }, { id: "gold", requires: reached("bookings", 300) }] },
      },
    },
    shown: ["/tiers/strict/certain", "/tiers/free/certain"],
  },
  lifecycle: {
    written: {
      lifecycle: {
        partner: {
          stages: [{ id: "recruit" }, { id: "grow", enter: reached("people", 5) }, { id: "lead", enter: { condition: "large" } }],
          flags: { quiet: { when: { fact: "quarter", operator: "lessThan", value: 50 } } },
        },
      },
    },
    shown: ["/lifecycle/stage/certain", "/lifecycle/flags/quiet"],
  },
  version: {
    written: { versions: [{ from: "2026-01-01", replaces: { metrics: { quarter: { sum: "orders.amount", window: { calendarQuarter: "toDate", shift: { quarters: -1 } } } } } }] },
    shown: ["/version", "/metrics/quarter"],
  },
}; // prettier-ignore
