/** Mistakes that people make in programs, planted one at a time into programs that are shipped. */
import { channelProgram } from "partner-program/programs/channel";
import { lifecycleProgram } from "partner-program/programs/lifecycle";
import { northwindProgram } from "partner-program/programs/northwind";
import { type ProgramDocument } from "partner-program";

/** One place of a document and what stands there instead; undefined where nothing does. */
type Edit = readonly [pointer: string, value: unknown];

export interface Mistake {
  readonly title: string;
  readonly program: ProgramDocument;
  readonly edits: readonly Edit[];
  /** What has to be found: code and address. */
  readonly finds: string;
}

/** The document with other values at some places. */
export function edited(document: ProgramDocument, edits: readonly Edit[]): ProgramDocument {
  const copy = structuredClone(document) as unknown as Record<string, unknown>;
  for (const [pointer, value] of edits) {
    const keys = pointer.split("/").slice(1);
    const last = keys.pop()!;
    let place: Record<string, unknown> = copy;
    for (const key of keys) place = (place[key] ??= {}) as Record<string, unknown>;
    if (value === undefined) {
      if (Array.isArray(place)) place.splice(Number(last), 1);
      else Reflect.deleteProperty(place, last);
    } else place[last] = value;
  }
  return copy as unknown as ProgramDocument;
}

const tiers = "/tiers/main/levels";
const silver = `${tiers}/1/requires/all`;
const gold = `${tiers}/2/requires/all`;
const platinum = `${tiers}/3/requires/all`;
const volume = "/incentives/volume";
const bands = `${volume}/scale/bands`;
const growth = "/incentives/growth";
const is = (fact: string, operator: string, value: unknown, more: object = {}) => ({ fact, operator, value, ...more });
const least = (fact: string, value: unknown) => is(fact, "greaterThanInclusive", value);
const wholeAmount = [`${volume}/scale/apply`, "wholeAmount"] as const;

const northwind = (title: string, finds: string, ...edits: readonly Edit[]): Mistake => ({ title, program: northwindProgram, edits, finds }); // prettier-ignore
const lifecycle = (title: string, finds: string, ...edits: readonly Edit[]): Mistake => ({ title, program: lifecycleProgram, edits, finds }); // prettier-ignore
const channel = (title: string, finds: string, ...edits: readonly Edit[]): Mistake => ({ title, program: channelProgram, edits, finds }); // prettier-ignore

/** A second way to be paid, beside the volume rebate. */
const spiff = {
  kind: "rebate",
  period: "fiscalQuarter",
  payOn: "bookingsQuarter",
  scale: { flat: { rate: 0.01 } },
  cap: { amount: 5000 },
};
const recruits = { date: "signedOn", fields: { signedOn: "date", manager: "string" } };

export const MISTAKES: readonly Mistake[] = [
  // Bounds.
  northwind("silver asks for a negative number of people", `condition.alwaysHolds ${silver}/2`, [
    `${silver}/2/value`,
    -2,
  ]),
  northwind("silver asks for no people at all", `condition.alwaysHolds ${silver}/2`, [`${silver}/2/value`, 0]),
  northwind("silver excludes those with more than no people", `level.unreachable ${tiers}/1`, [
    `${silver}/3`,
    is("certifiedPeople", "lessThan", 2),
  ]),
  northwind("silver has bounds that leave nothing between them", `level.unreachable ${tiers}/1`, [
    `${silver}/3`,
    is("bookingsYearToDate", "lessThan", 60000),
  ]),
  northwind("silver allows exactly one amount less than it asks for", `level.unreachable ${tiers}/1`, [
    `${silver}/3`,
    is("bookingsYearToDate", "lessThanInclusive", "59999.99"),
  ]),
  northwind("gold asks for a capabilities score above its scale", `score.unreachable ${gold}/2/of/2`, [
    `${gold}/2/of/2/value`,
    600,
  ]),
  northwind("platinum asks for more points than there are", `score.unreachable ${platinum}/3`, [
    `${platinum}/3/value`,
    101,
  ]),
  northwind("platinum cannot be reached by its score", `level.unreachable ${tiers}/3`, [`${platinum}/3/value`, 101]),
  northwind("platinum asks for a score that everybody has", `score.always ${platinum}/3`, [`${platinum}/3/value`, 0]),
  northwind("gold asks for a score below the scale", `score.always ${gold}/2/of/2`, [`${gold}/2/of/2/value`, 1]),
  northwind("the card has a band above its scale", "band.unreachable /scorecards/capabilities/bands/2", [
    "/scorecards/capabilities/bands/2/from",
    750,
  ]),
  northwind("the points card has a band above its points", "band.unreachable /scorecards/performance/bands/2", [
    "/scorecards/performance/bands/2/from",
    700,
  ]),
  northwind(
    "half a technician is asked for twice",
    `condition.alwaysHolds ${gold}/2/of/3`,
    [`${gold}/2/atLeast`, 4],
    [`${gold}/2/of/3`, least("certifiedTechnicians", "2.5")],
  ),
  northwind("a share of deals above one is asked for", `level.unreachable ${tiers}/2`, [
    `${gold}/4`,
    is("score.capabilities", "greaterThan", 100),
  ]),
  northwind("nobody is inactive", "condition.never /lifecycle/partner/flags/inactive/when", [
    "/lifecycle/partner/flags/inactive/when",
    is("orders6Months", "lessThan", 0),
  ]),
  northwind("everybody is inactive", "condition.always /lifecycle/partner/flags/inactive/when", [
    "/lifecycle/partner/flags/inactive/when",
    least("orders6Months", 0),
  ]),
  northwind("growth below minus one is at risk", "condition.never /lifecycle/partner/flags/atRisk/when", [
    "/lifecycle/partner/flags/atRisk/when",
    is("orders6Months", "lessThan", "-0.25"),
  ]),
  // Operators.
  northwind("any instead of all: silver for everybody who signs", `level.skipped ${tiers}/3`, [
    `${tiers}/3/requires`,
    { any: [least("bookingsYearToDate", 750000)] },
  ]),
  northwind(
    "at most instead of at least",
    `level.unreachable ${tiers}/2`,
    [`${gold}/1/operator`, "lessThanInclusive"],
    [`${gold}/4`, least("bookingsYearToDate", 300000)],
  ),
  northwind("two values of one text at once", `condition.never /conditions/emeaAndApac`, [
    "/conditions/emeaAndApac",
    { all: [is("region", "equal", "EMEA"), is("region", "equal", "APAC")] },
  ]),
  northwind("one of two values that a text cannot both miss", "condition.always /conditions/anywhere", [
    "/conditions/anywhere",
    { any: [is("region", "notEqual", "EMEA"), is("region", "notEqual", "APAC")] },
  ]),
  northwind("a negation too many", `level.unreachable ${tiers}/2`, [
    `${gold}/0`,
    { all: [{ condition: "committed" }, is("agreementSigned", "notEqual", true)] },
  ]),
  northwind("an alternative that is harder than the other one", `condition.neverDecides ${platinum}/1/any/1`, [
    `${platinum}/1/any/1`,
    least("bookingsYearToDate", 900000),
  ]),
  northwind("a requirement that another one implies", `condition.alwaysHolds ${silver}/3`, [
    `${silver}/3`,
    least("bookingsYearToDate", 50000),
  ]),
  northwind("the same requirement twice", `condition.alwaysHolds ${silver}/3`, [
    `${silver}/3`,
    least("certifiedPeople", 2),
  ]),
  northwind("a requirement and its opposite as alternatives", `condition.always /conditions/either`, [
    "/conditions/either",
    { any: [is("agreementSigned", "equal", true), is("agreementSigned", "equal", false)] },
  ]),
  northwind("an alternative of an alternative that everybody has", `condition.dead ${gold}/1/any/0`, [
    `${gold}/1`,
    { any: [least("bookingsYearToDate", 250000), least("customers12Months", 0)] },
  ]),
  // Levels.
  northwind("gold asks for less than silver", `level.shadowed ${tiers}/1`, [
    `${tiers}/2/requires`,
    { all: [is("agreementSigned", "equal", true), least("bookingsYearToDate", 60000)] },
  ]),
  northwind("platinum is gold again", `level.duplicate ${tiers}/3`, [
    `${tiers}/3/requires`,
    northwindProgram.tiers!["main"]!.levels[2]!.requires,
  ]),
  northwind(
    "everybody is silver",
    `level.free ${tiers}/1`,
    [`${tiers}/1/requires`, least("bookingsYearToDate", "-100000000")],
    ["/relations/sales/holds", least("bookingsYearToDate", 0)],
  ),
  northwind(
    "gold forgets what silver asks for",
    `level.skipped ${tiers}/2`,
    [`${silver}/3`, is("region", "equal", "NA")],
    [
      "/relations/people/holds",
      { fact: "certifiedTechnicians", operator: "lessThanInclusive", value: { fact: "certifiedPeople" } },
    ],
  ),
  northwind(
    "facts compared with facts that cannot be so",
    "condition.never /conditions/more",
    ["/conditions/more", is("certifiedTechnicians", "greaterThan", { fact: "certifiedPeople" })],
    ["/relations/people/holds", is("certifiedTechnicians", "lessThanInclusive", { fact: "certifiedPeople" })],
  ),
  northwind("a ratio that contradicts its parts", "condition.never /conditions/ratio", [
    "/conditions/ratio",
    {
      all: [
        is("performanceToPlan", "greaterThan", 2, { whenNotApplicable: "notMet" }),
        is("bookingsYearToDate", "lessThan", 1000),
        least("annualTarget", 1000),
      ],
    },
  ]),
  northwind("growth that contradicts what has grown", "condition.never /conditions/growing", [
    "/conditions/growing",
    {
      all: [
        is("bookingsGrowth", "greaterThan", 0, { whenNotApplicable: "notMet" }),
        is("bookingsYearToDate", "lessThan", { fact: "bookingsYearToDateLastYear" }),
      ],
    },
  ]),
  northwind(
    "relations that exclude one another",
    "relation.impossible /relations",
    ["/relations/one/holds", least("customers12Months", 5)],
    ["/relations/two/holds", { all: [is("customers12Months", "equal", 3), is("region", "equal", "NA")] }],
  ),
  // Rates and caps.
  northwind("a band of a whole-amount scale that pays less", `pay.cliff ${volume}`, wholeAmount, [
    `${bands}/2/rate`,
    0.005,
  ]),
  northwind("whole amount instead of graduated: a jump", `pay.jump ${volume}`, wholeAmount),
  northwind("a rate of zero at the top", `pay.cliff ${volume}`, wholeAmount, [`${bands}/3/rate`, 0]),
  northwind("a rate below zero at the top of a graduated scale", `shape.number ${bands}/3/rate`, [
    `${bands}/3/rate`,
    "-0.01",
  ]),
  northwind("percent written as a number", `pay.aboveBase ${growth}`, [`${growth}/scale/bands/1/rate`, 2]),
  northwind("percent written as a number, with a cap", `pay.jump ${volume}`, wholeAmount, [`${bands}/1/rate`, 1]),
  northwind(
    "the two rates are mixed up",
    `pay.cliff ${volume}`,
    wholeAmount,
    [`${bands}/1/rate`, 0.02],
    [`${bands}/2/rate`, 0.01],
  ),
  northwind("the cap is zero", `pay.nothing ${volume}`, [`${volume}/cap/amount`, 0]),
  northwind("the cap is gone", `pay.unbounded ${volume}`, [`${volume}/cap`, undefined]),
  northwind("two bands pay the same", `band.pointless ${volume}/scale/bands/2`, [`${bands}/2/rate`, 0.01]),
  northwind("partners lose the rebate by growing", `pay.cliff ${volume}`, [
    `${volume}/eligible`,
    is("bookingsQuarter", "lessThan", 200000),
  ]),
  northwind("nobody is eligible", `condition.never ${volume}/eligible`, [
    `${volume}/eligible`,
    {
      all: [
        is("level.main", "lessThan", "silver"),
        least("bookingsYearToDate", 60000),
        is("agreementSigned", "equal", true),
        least("certifiedPeople", 2),
      ],
    },
  ]),
  northwind("the rebate is for levels above the highest one", `condition.never ${growth}/eligible`, [
    `${growth}/eligible`,
    is("level.main", "greaterThan", "platinum"),
  ]),
  northwind(
    "a band beyond what the value can be",
    `band.unreachable ${growth}/scale/bands/2`,
    [`${growth}/qualifyOn`, "partnerLedDealsCapped"],
    ["/metrics/partnerLedDealsCapped", { minOf: ["partnerLedShareOrNone", 1] }],
    [
      "/metrics/partnerLedShareOrNone",
      { ratio: ["partnerLedDeals12Months", "dealsRegistered12Months"], whenEmpty: "zero" },
    ],
    [`${growth}/scale/bands/2/from`, 25],
  ),
  northwind("gold is paid less than silver", `level.paysLess ${volume}`, [
    `${volume}/scale`,
    { flat: { rate: { choose: [{ when: least("level.main", "gold"), is: 0.01 }], otherwise: 0.02 } } },
  ]),
  // Exclusivity.
  northwind("a second rebate on the same amount", "pay.twice /incentives/extra", ["/incentives/extra", spiff]),
  // Dates.
  northwind(
    "a parameter that begins too late",
    "parameter.gap /parameters/later",
    ["/parameters/early", [{ from: "2025-07-01", value: 1 }]],
    ["/parameters/later", [{ from: "2026-07-01", value: 1 }]],
  ),
  northwind("a new value that is the old one", "parameter.unchanged /parameters/same", [
    "/parameters/same",
    [
      { from: "2025-07-01", value: 1 },
      { from: "2026-07-01", value: 1 },
    ],
  ]),
  northwind(
    "a level that only a later version cannot reach",
    `level.unreachable /versions/0/replaces/tiers/main/levels/1`,
    [
      "/versions",
      [
        {
          from: "2026-07-01",
          replaces: {
            tiers: {
              main: {
                levels: [
                  { id: "registered" },
                  {
                    id: "silver",
                    requires: { all: [least("bookingsYearToDate", 5), is("bookingsYearToDate", "lessThan", 5)] },
                  },
                  { id: "gold", requires: least("bookingsYearToDate", 1) },
                  { id: "platinum", requires: least("bookingsYearToDate", 100) },
                ],
              },
            },
          },
        },
      ],
    ],
  ),
  // Weights and points.
  northwind(
    "weights that nearly are shares",
    "weights.total /scorecards/capabilities/parts",
    ["/scorecards/capabilities/parts/0/weight", 0.7],
    ["/scorecards/capabilities/parts/1/weight", 0.2],
    ["/scorecards/capabilities/parts/1/weight", 0.25],
  ),
  lifecycle(
    "a line that rises and falls",
    "points.falling /metrics/heat",
    [
      "/metrics/heat",
      {
        interpolate: "days",
        corners: [
          { at: 0, is: 0 },
          { at: 10, is: 5 },
          { at: 20, is: 3 },
        ],
      },
    ],
    ["/facts/days", { type: "integer", min: 0, max: 30 }],
  ),
  // Declarations.
  northwind("a fact that no rule reads", "declared.unused /facts/partnerType", ["/facts/region", undefined]),
  northwind("a condition that no rule reads", "declared.unused /conditions/large", [
    "/conditions/large",
    least("bookingsYearToDate", 1000000),
  ]),
  northwind("a parameter that no rule reads", "declared.unused /parameters/goldBookings", [
    "/parameters/goldBookings",
    250000,
  ]),
  northwind("a table that no rule reads", "declared.unused /tables/rates", [
    "/tables/rates",
    { by: { region: "equal" }, rows: [{ region: "NA", value: 0.1 }] },
  ]),
  northwind("records that no rule reads", "declared.unused /records/visits", [
    "/records/visits",
    { date: "on", fields: { on: "date" } },
  ]),
  northwind(
    "hours meet days",
    "unit.mixed /conditions/slow",
    ["/facts/answerTime", { type: "decimal", unit: "hours" }],
    ["/facts/allowed", { type: "decimal", unit: "days" }],
    ["/conditions/slow", is("answerTime", "greaterThan", { fact: "allowed" })],
  ),
  northwind(
    "a factor of a million too many",
    "number.range /metrics/huge",
    ["/facts/seats", { type: "integer", min: 0, max: 100000000000 }],
    ["/metrics/huge", { product: ["seats", 1000000] }],
  ),
  // Reviews and stages.
  northwind("levels are taken at once", "review.noGrace /tiers/main/review", [
    "/tiers/main/review",
    { promote: "immediately", demote: { on: { lastDayOf: "fiscalYear" } } },
  ]),
  northwind("levels are given and taken every day", "review.flapping /tiers/main/review", ["/tiers/main/review", {}]),
  northwind(
    "a level that is harder to keep than to get",
    `review.keepHarder ${tiers}/1`,
    ["/tiers/main/review", { demote: { on: { lastDayOf: "fiscalYear" }, warn: { days: 30 } } }],
    [`${tiers}/1/keep`, least("bookingsYearToDate", 70000)],
  ),
  northwind("a level that is never left", `review.trap ${tiers}/3`, ["/tiers/main/review", { demote: "never" }]),
  lifecycle("a stage whose exit cannot be met", "level.unreachable /lifecycle/partner/stages/2", [
    "/lifecycle/partner/stages/1/exit",
    { all: [{ condition: "signed" }, { not: { condition: "signed" } }] },
  ]),
  lifecycle(
    "a stage that asks for more than its questions give",
    "score.unreachable /lifecycle/partner/stages/1/exit",
    ["/lifecycle/partner/stages/1/exit/value", 101],
  ),
  channel(
    "a stage that asks for a share above one",
    "level.unreachable /lifecycle/partner/stages/2",
    ["/parameters/acceleratingShare", 2],
    [
      "/relations/part/holds",
      { all: [is("partnerLedRevenue", "lessThanInclusive", { fact: "totalRevenue" }), least("partnerLedRevenue", 0)] },
    ],
  ),
  channel("a stage that is easier than the one before", "level.duplicate /lifecycle/partner/stages/2", [
    "/lifecycle/partner/stages/2/enter",
    channelProgram.lifecycle!.partner!.stages[1]!.enter,
  ]),
  // Indicators.
  lifecycle(
    "recruits are judged by their size",
    "kpi.size /lifecycle/partner/stages/0",
    ["/facts/annualRevenue", "money"],
    ["/facts/employees", "integer"],
    ["/lifecycle/partner/stages/0/metrics", ["annualRevenue", "employees"]],
    ["/lifecycle/partner/stages/0/exit", least("annualRevenue", 10000000)],
  ),
  lifecycle("every stage looks at the same", "kpi.sameForStages /lifecycle/partner/stages", [
    "/lifecycle/partner/stages/2/metrics",
    ["score.readiness.onboard"],
  ]),
  northwind(
    "marketing money by size alone",
    "kpi.spendBySize /incentives/mdf",
    ["/facts/employees", { type: "integer", min: 0 }],
    [
      "/incentives/mdf",
      {
        title: "Marketing funds",
        kind: "points",
        period: "fiscalYear",
        payOn: "employees",
        scale: { flat: { rate: 10 } },
      },
    ],
  ),
  northwind("marketing money for earlier sales alone", "kpi.fundsOnPastSales /incentives/mdf", [
    "/incentives/mdf",
    {
      title: "Marketing funds",
      kind: "rebate",
      period: "fiscalYear",
      payOn: "bookingsYearToDate",
      scale: { flat: { rate: 0.01 } },
      cap: { amount: 10000 },
    },
  ]),
  northwind(
    "a manager is paid for partners added",
    "kpi.countingPartners /incentives/adding",
    ["/records/recruits", recruits],
    ["/metrics/partnersAdded", { count: "recruits", window: { fiscalYear: "toDate" } }],
    [
      "/incentives/adding",
      { kind: "points", period: "fiscalYear", payOn: "partnersAdded", scale: { flat: { rate: 100 } } },
    ],
  ),
  // Laws.
  northwind(
    "a law: nobody without an agreement is silver",
    "law.broken /laws/signed",
    ["/laws/signed", { never: { all: [least("level.main", "silver"), is("agreementSigned", "equal", false)] } }],
    [`${silver}/0`, is("region", "equal", "NA")],
  ),
  northwind("a law: who is gold is paid a rebate", "law.broken /laws/paid", [
    "/laws/paid",
    { always: { any: [is("level.main", "lessThan", "gold"), least("bookingsYearToDate", 300000)] } },
  ]),
  northwind(
    "a law: more sales never cost a level",
    "law.broken /laws/rising",
    ["/laws/rising", { monotone: "level.main", in: "bookingsYearToDate" }],
    [`${gold}/4`, is("bookingsYearToDate", "lessThan", 700000)],
  ),
  northwind(
    "a law: more sales never cost money",
    "law.broken /laws/paying",
    ["/laws/paying", { monotone: "incentive.volume", in: "bookingsQuarter" }],
    wholeAmount,
    [`${bands}/2/rate`, 0.005],
  ),
];
