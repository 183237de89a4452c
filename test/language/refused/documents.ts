/** Definitions that contradict the document around them: each is refused, and told what is wrong and how it is mended. */

/** What the definitions can read. */
const AROUND = {
  facts: {
    count: "integer",
    share: "decimal",
    amount: "money",
    day: "date",
    moment: "instant",
    word: { type: "string", oneOf: ["a", "b"] },
    words: { type: "string", list: true },
    yes: "boolean",
    price: { type: "money", dated: true },
    size: { type: "decimal", whenMissing: "notApplicable" },
  },
  records: {
    orders: {
      date: "on",
      key: "id",
      fields: {
        id: "string",
        on: "date",
        amount: "money",
        units: "integer",
        word: "string",
        ok: "boolean",
        at: "instant",
      },
    },
    people: {
      valid: { from: "from", until: "until" },
      fields: { name: "string", from: "date", until: { type: "date", optional: true } },
    },
    notes: { fields: { text: "string" } },
  },
  collections: { byWord: { group: "orders", by: ["word"], fields: { total: { sum: "orders.amount" } } } },
  slices: { words: { records: { orders: "word" } } },
  calendars: { desk: { week: { monday: [{ from: "09:00", to: "17:00" }] } } },
  parameters: { rate: [{ from: "2026-01-01", value: 2 }], fixed: 3, bySegment: { by: "word", values: { a: 1, b: 2 } } },
  tables: { table: { by: { word: "equal", share: "from" }, rows: [{ word: "a", share: 0, value: 1 }] } },
  metrics: { bookings: { sum: "orders.amount" }, place: { rank: "bookings" } },
  scorecards: {
    card: { missing: "exclude", scale: [1, 100], parts: [{ id: "q", ask: "?", answers: { no: 0, yes: 1 } }] },
  },
  tiers: {
    main: {
      levels: [{ id: "silver" }, { id: "gold", requires: { fact: "count", operator: "greaterThan", value: 1 } }],
    },
  },
} as const;

const above = (fact: string, value: unknown = 1): object => ({ fact, operator: "greaterThan", value });
const where = { count: "orders" };

/** Metrics, each with a mistake. */
const METRICS: Readonly<Record<string, object>> = {
  ratioOfWords: { ratio: ["word", "count"], whenEmpty: "zero" },
  ratioOverAmount: { ratio: ["count", "amount"], whenEmpty: "zero" },
  differenceOfKinds: { difference: ["amount", "count"] },
  differenceOfDays: { difference: ["day", "day"] },
  growthOfWords: { growth: ["word", "word"], whenEmpty: "zero" },
  growthFromOtherKind: { growth: ["amount", "amount"], minimumBaseline: "count", whenEmpty: "zero" },
  growthOfNothing: { growth: ["nowhere", "amount"], whenEmpty: "zero" },
  sumOfKinds: { sumOf: ["amount", "count"] },
  sumOfWord: { sumOf: ["word"] },
  sumOfUnknown: { sumOf: ["count", "cuont"] },
  productOfAmounts: { product: ["amount", "amount"] },
  productOfDay: { product: ["day", 2] },
  leastOfKinds: { minOf: ["day", "count"] },
  greatestOfWords: { maxOf: ["word", "word"] },
  averageOfDays: { averageOf: ["day", "day"] },
  pointsOfDay: { points: { of: "day", max: 10, at: 5 } },
  pointsOfAmountAtCount: { points: { of: "amount", max: 10, at: "count" } },
  pointsOfUnknown: { points: { of: "nowhere", max: 10, at: 5 } },
  chooseOfKinds: { choose: [{ when: above("count"), is: "amount" }], otherwise: "word" },
  chooseOfUnknown: { choose: [{ when: above("count"), is: "nowhere" }], otherwise: 1 },
  chooseOtherwiseUnknown: { choose: [{ when: above("count"), is: 1 }], otherwise: "nowhere" },
  chooseWhenWrong: { choose: [{ when: above("word"), is: 1 }], otherwise: 2 },
  stepOfWord: { step: "word", bands: [{ from: 0, is: 1 }] },
  stepOfKinds: {
    step: "count",
    bands: [
      { from: 0, is: 1 },
      { from: 5, is: "five" },
    ],
  },
  stepFalls: {
    step: "count",
    bands: [
      { from: 5, is: 1 },
      { from: 5, is: 2 },
    ],
  },
  stepOfUnknown: { step: "nowhere", bands: [{ from: 0, is: 1 }] },
  lineOfDay: { interpolate: "day", corners: [{ at: 0, is: 1 }] },
  lineOfUnknown: { interpolate: "nowhere", corners: [{ at: 0, is: 1 }] },
  lineFalls: {
    interpolate: "count",
    corners: [
      { at: 5, is: 1 },
      { at: 5, is: 2 },
    ],
  },
  normaliseOfDay: { normalise: "day", worst: 0, best: 1 },
  normaliseOfKinds: { normalise: "amount", worst: "count", best: 1 },
  normaliseWithoutRoom: { normalise: "count", worst: 1, best: 1 },
  normaliseWithoutLogarithm: { normalise: "count", worst: 0, best: 1, curve: "logarithmic" },
  normaliseToUnknown: { normalise: "count", worst: 0, best: "nowhere" },
  roundOfDay: { round: "day", digits: 1 },
  prorateOfWords: { prorate: "word", in: "month" },
  prorateFromNumber: { prorate: "count", in: "month", from: "count" },
  prorateOfTooFewWeights: { prorate: "count", in: "fiscalYear", weights: [1, 2] },
  prorateOfWeightlessMonths: { prorate: "count", in: "month", weights: [0] },
  prorateOfWeightsByMonths: { prorate: "count", in: "month", by: "startedMonths", weights: [1] },
  elapsedOfCounts: { elapsed: ["count", "day"], in: "days" },
  elapsedOfDaysInHours: { elapsed: ["day", "day"], in: "hours" },
  elapsedOfMomentsInDays: { elapsed: ["moment", "moment"], in: "days" },
  elapsedOfUnknown: { elapsed: ["nowhere", "day"], in: "days" },
  elapsedWithoutCalendar: { elapsed: ["moment", "moment"], in: "businessHours" },
  elapsedByUnknownCalendar: { elapsed: ["moment", "moment"], in: "businessHours", calendar: "deks" },
  elapsedHoursByCalendar: { elapsed: ["moment", "moment"], in: "hours", calendar: "desk" },
  elapsedDaysInBusinessMinutes: { elapsed: ["day", "day"], in: "businessMinutes", calendar: "desk" },
  elapsedCountsInBusinessDays: { elapsed: ["count", "count"], in: "businessDays", calendar: "desk" },
  elapsedDayToMoment: { elapsed: ["day", "moment"], in: "businessDays", calendar: "desk" },
  deadlineOfCount: { deadline: "count", after: 1, in: "days" },
  deadlineOfDayInHours: { deadline: "day", after: 1, in: "hours" },
  deadlineOfMomentInMonths: { deadline: "moment", after: 1, in: "months" },
  deadlineAfterAmount: { deadline: "day", after: "amount", in: "days" },
  deadlineAfterDay: { deadline: "day", after: "day", in: "days" },
  deadlineWithoutCalendar: { deadline: "day", after: 1, in: "businessDays" },
  deadlineOfUnknown: { deadline: "nowhere", after: 1, in: "days" },
  dayOfDayByCalendar: { day: "day", calendar: "desk" },
  dayByUnknownCalendar: { day: "moment", calendar: "deks" },
  dayOfCount: { day: "count", startOf: "month" },
  dayToBothEnds: { day: "day", startOf: "month", endOf: "month" },
  parameterUnknown: { sumOf: [{ parameter: "rates" }] },
  parameterOnWord: { sumOf: [{ parameter: "rate", on: "word" }] },
  parameterWithoutDays: { sumOf: [{ parameter: "fixed", on: "day" }] },
  tableUnknown: { table: "tabel", at: { word: "word", share: 1 } },
  tableWithoutColumn: { table: "table", at: { word: "word" } },
  tableWithOtherColumn: { table: "table", at: { word: "word", share: 1, size: 2 } },
  tableOfOtherKind: { table: "table", at: { word: "count", share: 1 } },
  datedOfUndated: { dated: "count", on: "day" },
  datedOnCount: { dated: "price", on: "count" },
  holdsWrong: { holds: above("words") },
  sumOfDays: { sum: "orders.on" },
  sumOfCollection: { sum: "orders" },
  sumOfUnknownField: { sum: "orders.amuont" },
  sumOfUnknownCollection: { sum: "order.amount" },
  distinctWithoutField: { countDistinct: "orders" },
  averageOfText: { average: "orders.word", whenEmpty: "zero" },
  medianOfDays: { median: "orders.on", whenEmpty: "zero" },
  percentileOfText: { percentile: "orders.word", share: 0.5, whenEmpty: "zero" },
  leastText: { min: "orders.word", whenEmpty: "zero" },
  zeroForADay: { max: "orders.on", whenEmpty: "zero" },
  pickByBoolean: { pick: "orders.amount", by: { highest: "ok" }, ties: "unknown" },
  anyOfAmount: { any: "orders", where: above("amount", "text") },
  windowWithoutDate: { count: "notes", window: { fiscalYear: "toDate" } },
  windowOnText: { count: "orders", window: { fiscalYear: "toDate", on: "word" } },
  validityWithoutDays: { count: "orders", window: { validOn: "2026-01-01" } },
  windowSinceCount: { count: "orders", window: { since: "count" } },
  whereUnknownField: { ...where, where: above("amuont") },
  wherePartnerUnknown: {
    ...where,
    where: { fact: "amount", operator: "greaterThan", value: { fact: "partner.nowhere" } },
  },
  whereKinds: { ...where, where: { fact: "amount", operator: "greaterThan", value: { fact: "units" } } },
  shiftedNowhere: { shifted: "nowhere", shift: { years: -1 } },
  onEachOfWord: { onEach: "word", complete: { months: 3 }, take: "max" },
  onEachAnyOfCount: { onEach: "count", complete: { months: 3 }, take: "any" },
  onEachHighestOfCount: { onEach: "count", complete: { months: 3 }, take: "highest" },
  onEachSumOfDay: { onEach: "day", complete: { months: 3 }, take: "sum" },
  eachInUnknown: { each: "bookings", in: "regions", take: "max" },
  eachOfUnknown: { each: "bookigns", in: "words", take: "max" },
  heldWindowOfValidity: { heldOnAnyDay: above("count"), window: { validOn: "2026-01-01" } },
  heldWrong: { heldOnEveryDay: above("word"), window: { trailing: { months: 3 } } },
  rankOfWord: { rank: "word" },
  rankOfRank: { rank: "place" },
  rankOfUnknown: { rank: "nowhere" },
  rankAmongCount: { rank: "bookings", among: "count" },
  rankAmongUnknown: { rank: "bookings", among: "nowhere" },
  percentileOfWord: { percentileRank: "word" },
  shareOfDay: { shareOfBase: "day" },
  ofBaseOfWord: { ofBase: "word", take: "median" },
  percentileWithoutShare: { ofBase: "bookings", take: "percentile" },
  medianWithShare: { ofBase: "bookings", take: "median", share: 0.5 },
  peersOfUnknown: { peers: "nowhere" },
};

/** Conditions, each with a mistake. */
const CONDITIONS: Readonly<Record<string, object>> = {
  unknownFact: above("cuont"),
  unknownOther: above("count", { fact: "cuont" }),
  unknownCondition: { condition: "nowhere" },
  itself: { condition: "itself" },
  orderOfTexts: above("word", "a"),
  orderOfBooleans: above("yes", true),
  otherKind: above("count", { fact: "amount" }),
  constantOfOtherKind: above("count", "many"),
  constantNoDay: above("day", "2026-02-30"),
  constantNoMember: { fact: "word", operator: "equal", value: "c" },
  constantNoBoolean: { fact: "yes", operator: "equal", value: "yes" },
  listWithStranger: { fact: "word", operator: "in", value: ["a", "c"] },
  inOne: { fact: "word", operator: "in", value: "a" },
  equalList: { fact: "word", operator: "equal", value: ["a"] },
  inOfList: { fact: "words", operator: "in", value: ["a"] },
  equalOfList: { fact: "words", operator: "equal", value: "a" },
  containsOfText: { fact: "word", operator: "contains", value: "a" },
  atLeastTooMany: { atLeast: 3, of: [above("count"), above("share")] },
  silentNotApplicable: above("size"),
  idleNotApplicable: { ...above("count"), whenNotApplicable: "met" },
  levelUnknown: { fact: "level.main", operator: "equal", value: "platinum" },
  levelOfLadderUnknown: { fact: "level.mian", operator: "equal", value: "gold" },
  levelContains: { fact: "level.main", operator: "contains", value: "gold" },
  levelDoesNotContain: { fact: "level.main", operator: "doesNotContain", value: "gold" },
  levelInOne: { fact: "level.main", operator: "in", value: "gold" },
  levelInStrangers: { fact: "level.main", operator: "notIn", value: ["gold", "platinum"] },
  levelApplies: { fact: "level.main", operator: "equal", value: "gold", whenNotApplicable: "met" },
  levelOfFact: { fact: "level.main", operator: "equal", value: { fact: "word" } },
  nestedMistake: { all: [above("count"), { any: [above("nowhere"), { not: above("word", "a") }] }] },
};

const part = (more: object = {}): object => ({ id: "q", ask: "?", answers: { no: 0, yes: 1 }, ...more });
const card = (more: object): object => ({ missing: "exclude", scale: [1, 100], parts: [part()], ...more });

/** Scorecards, each with a mistake. */
const SCORECARDS: Readonly<Record<string, object>> = {
  scoreOfWord: card({ parts: [{ id: "p", score: "word" }] }),
  scoreOfAmount: card({ parts: [{ id: "p", score: "amount" }] }),
  scoreOfUnknown: card({ parts: [{ id: "p", score: "nowhere" }] }),
  pointsOfWord: card({
    scale: undefined,
    aggregate: "sum",
    parts: [{ id: "p", points: { of: "word", max: 10, at: 5 } }],
  }),
  pointsOnAScale: card({ parts: [{ id: "p", points: { of: "count", max: 10, at: 5 } }] }),
  sameId: card({ parts: [part(), part()] }),
  answersOutside: card({ parts: [part({ answers: { no: -0.5, yes: 1.5 } })] }),
  weightUnderSum: card({ scale: undefined, aggregate: "sum", parts: [part({ weight: 2 })] }),
  weightUnderMean: card({
    aggregate: "mean",
    parts: [part({ weight: 2 }), { id: "r", ask: "?", answers: { no: 0, yes: 1 } }],
  }),
  negativeWeight: card({ parts: [part({ weight: -1 })] }),
  weightless: card({ parts: [part({ weight: 0 })] }),
  weightlessInside: card({ parts: [{ id: "g", parts: [part({ weight: 0 })] }] }),
  scaleUpsideDown: card({ scale: [100, 1] }),
  bandsFall: card({
    bands: [
      { from: 1, is: "red" },
      { from: 75, is: "green" },
      { from: 50, is: "yellow" },
    ],
  }),
  bandsBeginLate: card({ bands: [{ from: 2, is: "red" }] }),
  bandsTwice: card({
    bands: [
      { from: 1, is: "red" },
      { from: 1, is: "green" },
    ],
  }),
  choicesOutside: card({ parts: [{ id: "p", ask: "?", choices: { a: 1.5 }, most: 2 }] }),
  yesOutside: card({ parts: [{ id: "p", ask: "?", yes: 1.5, no: -1 }] }),
  numberBandsFall: card({
    parts: [
      {
        id: "p",
        ask: "?",
        bands: [
          { from: 2, is: 0 },
          { from: 1, is: 2 },
        ],
      },
    ],
  }),
  numberCornersFall: card({
    parts: [
      {
        id: "p",
        ask: "?",
        corners: [
          { at: 2, is: 0 },
          { at: 2, is: 2 },
        ],
      },
    ],
  }),
  validForUndated: card({ parts: [part({ validFor: { months: 1 } })] }),
  trendUndated: card({ trend: { shift: { quarters: -1 } } }),
  deadBandNegative: card({ dated: true, trend: { shift: { quarters: -1 }, deadBand: -1 } }),
  peersAmongCount: card({ peers: { among: "count", minimumPeers: 5 } }),
  peersAmongUnknown: card({ peers: { among: "nowhere", minimumPeers: 5 } }),
  peersWithoutMinimum: card({ peers: {} }),
  peersOfPeers: { missing: "exclude", peers: { minimumPeers: 5 }, parts: [{ id: "p", score: "place" }] },
  coverageAboveOne: card({ minimumCoverage: 1.5 }),
};

const scale = { apply: "graduated", bands: [{ from: 0, rate: 0.01 }] };
const rebate = (more: object): object => ({
  kind: "rebate",
  period: "fiscalQuarter",
  payOn: "quarterly",
  scale,
  ...more,
});

/** Incentives, each with a mistake. */
const INCENTIVES: Readonly<Record<string, object>> = {
  payOnCount: rebate({ payOn: "count" }),
  payOnUnknown: rebate({ payOn: "nowhere" }),
  payOnOtherPeriod: rebate({ payOn: "bookings" }),
  qualifyOnWord: rebate({ qualifyOn: "word", scale: { ...scale, apply: "wholeAmount" } }),
  qualifyOnSliced: rebate({ qualifyOn: "amount" }),
  eligibleUnknown: rebate({ eligible: above("nowhere") }),
  eligibleOfTexts: rebate({ eligible: above("word", "a") }),
  bandsFall: rebate({
    scale: {
      ...scale,
      bands: [
        { from: 0, rate: 0 },
        { from: 10, rate: 0.1 },
        { from: 5, rate: 0.2 },
      ],
    },
  }),
  bandsBelowZero: rebate({ scale: { ...scale, bands: [{ from: -1, rate: 0.1 }] } }),
  otherRounding: rebate({ round: "nearest" }),
  otherPeriod: rebate({ period: "week" }),
  capOfText: rebate({ cap: "much" }),
};

const MONDAY = { monday: [{ from: "09:00", to: "17:00" }] };

/** Sections, each with a mistake. */
const SECTIONS: Readonly<Record<string, object>> = {
  factOfOtherType: { facts: { f: "float" } },
  factOneOfNumbers: { facts: { f: { type: "integer", oneOf: ["1"] } } },
  factBoundsCrossed: { facts: { f: { type: "integer", min: 2, max: 1 } } },
  factBoundsOfText: { facts: { f: { type: "string", min: 2 } } },
  factReserved: { facts: { score: "integer" } },
  factListOfDates: { facts: { f: { type: "date", list: true, dated: true } } },
  metricTakenTwice: { facts: { m: "integer" }, metrics: { m: { sumOf: [1, 2] } } },
  recordsDateOfText: { records: { r: { date: "d", fields: { d: "string" } } } },
  recordsDateOptional: { records: { r: { date: "d", fields: { d: { type: "date", optional: true } } } } },
  recordsKeyUnknown: { records: { r: { key: "id", fields: { d: "date" } } } },
  recordsCurrencyOfDate: { records: { r: { currency: "d", fields: { d: "date" } } } },
  recordsValidOfText: { records: { r: { valid: { from: "t" }, fields: { t: "string" } } } },
  recordsComputedItself: { records: { r: { fields: { a: "integer" }, computed: { b: { sumOf: ["b", 1] } } } } },
  recordsComputedUnknown: { records: { r: { fields: { a: "integer" }, computed: { b: { sumOf: ["z", 1] } } } } },
  recordsJoinUnknown: { records: { r: { fields: { a: "string" }, joins: { j: { with: "s", on: "a" } } } } },
  recordsJoinOnUnknown: { records: { r: { key: "a", fields: { a: "string" }, joins: { j: { with: "r", on: "z" } } } } },
  collectionOfUnknown: { collections: { c: { group: "r", by: ["a"], fields: {} } } },
  collectionByUnknown: {
    records: { r: { fields: { a: "string" } } },
    collections: { c: { group: "r", by: ["z"], fields: {} } },
  },
  collectionTakesName: {
    records: { r: { fields: { a: "string" } } },
    collections: { r: { group: "r", by: ["a"], fields: {} } },
  },
  collectionOfItself: { collections: { c: { group: "c", by: ["a"], fields: {} } } },
  parameterTwice: {
    parameters: {
      p: [
        { from: "2026-01-01", value: 1 },
        { from: "2026-01-01", value: 2 },
      ],
    },
  },
  parameterOfKinds: {
    parameters: {
      p: [
        { from: "2026-01-01", value: 1 },
        { from: "2026-02-01", value: "b" },
      ],
    },
  },
  calendarClosed: { calendars: { c: { week: {} } } },
  calendarClosedAndRead: {
    calendars: { c: { week: {} } },
    metrics: { m: { elapsed: ["asOf", "asOf"], in: "businessDays", calendar: "c" } },
  },
  tableRefusedAndRead: {
    tables: { t: { by: { a: "from" }, rows: [{ a: "x", value: 1 }] } },
    metrics: { m: { table: "t", at: { a: 1 } } },
  },
  calendarHoursOverlap: {
    calendars: {
      c: {
        week: {
          monday: [
            { from: "09:00", to: "12:00" },
            { from: "11:00", to: "13:00" },
          ],
        },
      },
    },
  },
  calendarHoursBackward: {
    calendars: { c: { week: MONDAY, openings: { "2026-01-01": [{ from: "12:00", to: "09:00" }] } } },
  },
  calendarTimeOfDay: { calendars: { c: { week: { monday: [{ from: "9am", to: "24:30" }] } } } },
  calendarWeekday: { calendars: { c: { week: { mon: MONDAY.monday } } } },
  calendarNoHours: { calendars: { c: { week: { monday: [] } } } },
  calendarDayTwice: { calendars: { c: { week: MONDAY, holidays: ["2026-01-01", "2026-01-01"] } } },
  calendarOpenHoliday: {
    calendars: { c: { week: MONDAY, holidays: ["2026-01-01"], openings: { "2026-01-01": MONDAY.monday } } },
  },
  calendarHolidayOfFebruary: { calendars: { c: { week: MONDAY, holidays: ["2026-02-30"] } } },
  calendarBackward: { calendars: { c: { week: MONDAY, from: "2026-02-01", until: "2026-01-31" } } },
  calendarOffset: { calendars: { c: { week: MONDAY, utcOffset: "CET" } } },
  calendarOffsetFar: { calendars: { c: { week: MONDAY, utcOffset: "-14:01" } } },
  calendarOffsetsFall: {
    calendars: {
      c: {
        week: MONDAY,
        utcOffset: [
          { from: "2026-03-29", value: "+02:00" },
          { from: "2025-10-26", value: "+01:00" },
        ],
      },
    },
  },
  calendarOffsetsFar: {
    calendars: {
      c: {
        week: MONDAY,
        utcOffset: [
          { from: "2025-10-26", value: "-11:00" },
          { from: "2025-12-30", value: "+13:00" },
        ],
      },
    },
  },
  tableRowIncomplete: { tables: { t: { by: { a: "equal" }, rows: [{ value: 1 }] } } },
  tableKeyTwice: {
    tables: {
      t: {
        by: { a: "equal" },
        rows: [
          { a: "x", value: 1 },
          { a: "x", value: 2 },
        ],
      },
    },
  },
  tableBoundOfText: { tables: { t: { by: { a: "from" }, rows: [{ a: "x", value: 1 }] } } },
  tableKeysOfKinds: {
    tables: {
      t: {
        by: { a: "equal" },
        rows: [
          { a: "x", value: 1 },
          { a: 1, value: 2 },
        ],
      },
    },
  },
  sliceOfUnknown: { slices: { s: { records: { r: "a" } } } },
  sliceByNumber: { records: { r: { fields: { a: "integer" } } }, slices: { s: { records: { r: "a" } } } },
  ladderWithoutLevels: { tiers: { main: { levels: [] } } },
  levelTwice: { tiers: { main: { levels: [{ id: "a" }, { id: "a" }] } } },
  levelOfItself: {
    tiers: { main: { levels: [{ id: "a", requires: { fact: "level.main", operator: "equal", value: "a" } }] } },
  },
  stageTwice: { lifecycle: { partner: { stages: [{ id: "a" }, { id: "a" }] } } },
  stageUnknown: { lifecycle: { partner: { stages: [{ id: "a", enter: above("z") }] } } },
  flagUnknown: { lifecycle: { partner: { stages: [{ id: "a" }], flags: { f: { when: above("z") } } } } },
  concentrationOfUnknown: { base: { concentration: { c: { of: "z" } } } },
  versionsFall: { versions: [{ from: "2026-02-01" }, { from: "2026-01-01" }] },
  versionRemovesUnknown: { versions: [{ from: "2026-02-01", removes: { metrics: ["z"] } }] },
  versionBreaks: { facts: { f: "integer" }, metrics: { m: { sumOf: ["f", 1] }, n: { sumOf: ["m", 1] } }, versions: [{ from: "2026-02-01", removes: { metrics: ["m"] } }] }, // prettier-ignore
  caseOfUnknown: { cases: [{ case: "one", asOf: "2026-01-01", expect: { z: 1 } }] },
  currencyOfTwoLetters: { currency: "EU" },
  monthThirteen: { fiscalYear: { startMonth: 13 } },
};

const QUARTERLY = { quarterly: { sum: "orders.amount", window: { fiscalQuarter: "whole" } } };
const BASE = { language: 1, id: "refused", currency: "EUR" };
const around = (section: string, id: string, definition: object): object => ({
  ...BASE,
  ...AROUND,
  metrics: { ...AROUND.metrics, ...QUARTERLY },
  [section]: {
    ...(AROUND as Readonly<Record<string, object>>)[section],
    ...(section === "metrics" ? QUARTERLY : {}),
    [id]: definition,
  },
});

const own = (more: object = {}): object => ({ fact: "self", operator: "equal", value: 1, ...more });

/** Figures that read themselves, by every way in which one can: the circle is told where it closes. */
const CIRCLES: Readonly<Record<string, object>> = {
  ratio: { ratio: [1, "self"], whenEmpty: "zero" },
  difference: { difference: ["self", 1] },
  growth: { growth: [1, "self"], whenEmpty: "zero" },
  growthBaseline: { growth: [1, 2], minimumBaseline: "self", whenEmpty: "zero" },
  sumOf: { sumOf: [1, { product: [2, "self"] }] },
  minOf: { minOf: [1, "self"] },
  maxOf: { maxOf: ["self"] },
  averageOf: { averageOf: ["self"] },
  pointsOf: { points: { of: "self", max: 1, at: 1 } },
  pointsMax: { points: { of: 1, max: "self", at: 1 } },
  pointsAt: { points: { of: 1, max: 1, at: "self" } },
  chooseWhen: { choose: [{ when: own(), is: 1 }] },
  chooseIs: { choose: [{ when: above("count"), is: "self" }] },
  chooseOtherwise: { choose: [{ when: above("count"), is: 1 }], otherwise: "self" },
  step: { step: "self", bands: [{ from: 0, is: 1 }] },
  interpolate: { interpolate: "self", corners: [{ at: 0, is: 1 }] },
  normalise: { normalise: "self", worst: 0, best: 1 },
  normaliseWorst: { normalise: 1, worst: "self", best: 1 },
  normaliseBest: { normalise: 1, worst: 0, best: "self" },
  round: { round: "self", digits: 1 },
  elapsed: { elapsed: ["self", "day"], in: "days" },
  day: { day: "self", startOf: "month" },
  parameterOn: { parameter: "rate", on: "self" },
  table: { table: "table", at: { word: "word", share: "self" } },
  holds: { holds: { all: [{ any: [{ not: { atLeast: 1, of: [own()] } }] }] } },
  holdsValue: { holds: { ...above("count"), value: { fact: "self" } } },
  holdsFormula: { holds: { ...above("count"), value: { sumOf: ["self"] } } },
  dated: { dated: "price", on: "self" },
  shifted: { shifted: "self", shift: { years: -1 } },
  onEach: { onEach: "self", complete: { months: 1 }, take: "sum" },
  each: { each: "self", in: "words", take: "sum" },
  heldOnAnyDay: { heldOnAnyDay: own(), window: { month: "whole" } },
  heldSince: { heldOnEveryDay: above("count"), window: { since: "self" } },
  rank: { rank: "self" },
  rankAmong: { rank: "count", among: "self" },
  where: { count: "orders", where: { fact: "units", operator: "greaterThan", value: { fact: "partner.self" } } },
  windowSince: { count: "orders", window: { since: "self" } },
};

/** What stands in each section with a mistake of its shape, and a figure that reads what it would have given. */
const BROKEN: Readonly<Record<string, readonly [object, object]>> = {
  facts: [{ broken: { type: "integre" } }, { sumOf: ["broken", "nowhere"] }],
  records: [{ broken: {} }, { sumOf: ["nowhere"] }],
  collections: [{ broken: { group: "orders" } }, { sumOf: ["nowhere"] }],
  parameters: [{ broken: [] }, { sumOf: [{ parameter: "broken" }, "nowhere"] }],
  calendars: [{ broken: { week: { mon: [] } } }, { sumOf: [{ elapsed: ["asOf", "asOf"], in: "businessDays", calendar: "broken" }, "nowhere"] }],
  tables: [{ broken: { by: {} } }, { sumOf: [{ table: "broken", at: {} }, "nowhere"] }],
  slices: [{ broken: {} }, { sumOf: [{ sumOf: ["nowhere"] }] }],
  conditions: [{ broken: {} }, { holds: { all: [{ condition: "broken" }, above("nowhere")] } }],
  metrics: [{ broken: {} }, { sumOf: ["broken", "nowhere"] }],
  scorecards: [{ broken: {} }, { sumOf: ["score.broken", "score.broken.part", "coverage.broken", "band.broken", "trend.broken.change", "peers.broken.median", "nowhere"] }],
  tiers: [{ broken: {} }, { holds: { all: [{ fact: "level.broken", operator: "equal", value: "gold" }, above("nowhere")] } }],
  incentives: [{ broken: {} }, { sumOf: ["incentive.broken", "nowhere"] }],
  lifecycle: [{ partner: {} }, { holds: { all: [{ fact: "flag.quiet", operator: "equal", value: true }, { fact: "stage.partner", operator: "equal", value: "grow" }, above("nowhere")] } }],
  fiscalYear: [{ startMonth: 13 }, { sumOf: ["nowhere"] }],
}; // prettier-ignore

/** Mistakes of shape beside mistakes of meaning: both are told, and nothing of what only follows from the first ones. */
const SALVAGED = Object.fromEntries(
  Object.entries(BROKEN).flatMap(([section, [entries, reading]]) => {
    const counted = ["records", "collections"].includes(section) ? { counted: { count: "broken" } } : {};
    const metrics = { ...(section === "metrics" ? entries : {}), ...counted, reading };
    const own = section === "metrics" ? {} : { [section]: entries };
    return [
      [`salvaged ${section}`, { ...BASE, ...own, metrics }],
      [`salvaged without ${section}`, { ...BASE, ...own, [section]: 7, metrics: section === "metrics" ? 7 : metrics }],
    ] as const;
  }),
);

/** Every document that is refused, by the place of its mistake. */
export const REFUSED: Readonly<Record<string, object>> = Object.fromEntries([
  ...Object.entries({
    metrics: METRICS,
    conditions: CONDITIONS,
    scorecards: SCORECARDS,
    incentives: INCENTIVES,
  }).flatMap(([section, definitions]) =>
    Object.entries(definitions).map(
      ([id, definition]) => [`${section}/${id}`, around(section, id, definition)] as const,
    ),
  ),
  ...Object.entries(CIRCLES).map(
    ([id, self]) => [`circle ${id}`, { ...BASE, ...AROUND, metrics: { ...AROUND.metrics, self } }] as const,
  ),
  ...Object.entries(SALVAGED),
  ...Object.entries(SECTIONS).map(([id, sections]) => [id, { ...BASE, ...sections }] as const),
]);
