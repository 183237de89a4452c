import { describe, expect, test } from "vitest";
import { type Partner, type Program, type StatedRegistration, REGISTRATION_TABLE, queueRegistrations, stateRegistrations } from "partner-program"; // prettier-ignore
import { codesOf, issuesOf, programOf } from "../support.js";

const date = { type: "date", optional: true } as const;
const FIELDS = {
  id: "string",
  seen: "date",
  project: { type: "string", optional: true },
  on: date,
  at: { type: "instant", optional: true },
  approvedOn: date,
  rejectedOn: date,
  withdrawnOn: date,
  extendedOn: date,
  renewedOn: date,
  wonOn: date,
  lostOn: date,
  days: { type: "integer", optional: true },
  qualified: { type: "boolean", optional: true },
} as const;
const SECTION = {
  for: { each: "deals" },
  opportunity: "project",
  submit: { on: "on" },
  decideWithin: { length: 2, in: "days" },
  approve: { on: "approvedOn", length: 90, in: "days" },
  reject: { on: "rejectedOn" },
  withdraw: { on: "withdrawnOn" },
  extend: { on: "extendedOn", length: 30, in: "days" },
  renew: { on: "renewedOn", length: 3, in: "months" },
  win: { on: "wonOn" },
  lose: { on: "lostOn" },
};
const RECORDS = { deals: { key: "id", recordedOn: "seen", fields: FIELDS } };

function programWith(section: object = {}, more: object = {}): Program {
  return programOf({ records: RECORDS, registrations: { deals: { ...SECTION, ...section } }, ...more });
}
const program = programWith();

function partnerWith(deals: readonly object[], id = "p1"): Partner {
  return {
    id,
    records: { deals: deals.map((deal) => ({ id: "D", seen: "2026-01-01", project: "Harbour", ...deal })) },
  };
}

function stated(deals: readonly object[], on: string, own = program, knownAt?: string): readonly StatedRegistration[] {
  const answer = stateRegistrations(own, partnerWith(deals), { on, ...(knownAt === undefined ? {} : { knownAt }) });
  if (answer.status === "issues") throw new Error(answer.issues.map(({ message }) => message).join("\n"));
  return answer.registrations["deals"]!;
}

const SUBMITTED = { on: "2026-03-02" };
const APPROVED = { ...SUBMITTED, approvedOn: "2026-03-04" };

describe("a registration goes from state to state", () => {
  test.each([
    ["the day before it is submitted", APPROVED, "2026-03-01", undefined, undefined],
    ["the day of the submission", APPROVED, "2026-03-02", "submitted", undefined],
    ["the day of the approval", APPROVED, "2026-03-04", "approved", "2026-06-02"],
    ["the last day of its protection", APPROVED, "2026-06-02", "approved", "2026-06-02"],
    ["the day after", APPROVED, "2026-06-03", "expired", "2026-06-02"],
    ["once it is rejected", { ...SUBMITTED, rejectedOn: "2026-03-05" }, "2026-03-05", "rejected", undefined],
    ["once it is withdrawn", { ...APPROVED, withdrawnOn: "2026-03-20" }, "2026-03-20", "withdrawn", "2026-06-02"],
    ["extended: the last day", { ...APPROVED, extendedOn: "2026-06-02" }, "2026-07-02", "approved", "2026-07-02"],
    ["extended: the day after", { ...APPROVED, extendedOn: "2026-06-02" }, "2026-07-03", "expired", "2026-07-02"],
    ["extended too late", { ...APPROVED, extendedOn: "2026-06-03" }, "2026-06-03", "expired", "2026-06-02"],
    ["renewed once it has expired", { ...APPROVED, renewedOn: "2026-06-10" }, "2026-06-10", "approved", "2026-09-10"],
    ["renewed before", { ...APPROVED, renewedOn: "2026-05-01" }, "2026-08-01", "approved", "2026-08-01"],
    ["renewed, the day after", { ...APPROVED, renewedOn: "2026-05-01" }, "2026-08-02", "expired", "2026-08-01"],
    ["won", { ...APPROVED, wonOn: "2026-04-01" }, "2026-12-31", "won", "2026-06-02"],
    ["lost", { ...APPROVED, lostOn: "2026-04-01" }, "2026-04-01", "lost", "2026-06-02"],
  ])("%s", (_title, deal, on, state, protectedUntil) => {
    const [found] = stated([deal], on);
    expect([found?.state, found?.protectedUntil]).toEqual([state, protectedUntil]);
  }); // prettier-ignore

  test.each([
    ["protected", { ...APPROVED, wonOn: "2026-06-02" }, true],
    ["after it has expired", { ...APPROVED, wonOn: "2026-06-03" }, false],
    ["before it was decided", { ...SUBMITTED, wonOn: "2026-03-03" }, false],
  ])("won %s", (_title, deal, wonProtected) => {
    expect(stated([deal], "2026-12-31")[0]).toMatchObject({ state: "won", wonProtected });
  });

  test("its history is told, with what the rules have done", () => {
    const [found] = stated([{ ...APPROVED, extendedOn: "2026-05-01", wonOn: "2026-08-01" }], "2026-12-31");
    expect(found!.history.map(({ on, event, state }) => `${on} ${event} ${state}`)).toEqual([
      "2026-03-02 submit submitted",
      "2026-03-04 approve approved",
      "2026-05-01 extend approved",
      "2026-07-03 expire expired",
      "2026-08-01 win won",
    ]);
  });

  test.each([
    ["extended once it has expired", { ...APPROVED, extendedOn: "2026-06-10" }, ["extend"]],
    ["extended after it was renewed", { ...APPROVED, renewedOn: "2026-05-01", extendedOn: "2026-05-10" }, ["extend"]],
    ["withdrawn once it has expired", { ...APPROVED, withdrawnOn: "2026-06-10" }, ["withdraw"]],
  ])("what changes nothing is told: %s", (_title, deal, ignored) => {
    expect(stated([deal], "2026-06-30")[0]!.ignored).toEqual(ignored);
  });

  test.each([
    ["approved and rejected", { ...APPROVED, rejectedOn: "2026-03-05" }, "reject", "approved"],
    ["approved before it was submitted", { ...SUBMITTED, approvedOn: "2026-03-01" }, "approve", "not submitted"],
    ["lost after it was won", { ...APPROVED, wonOn: "2026-04-01", lostOn: "2026-04-02" }, "lose", "won"],
  ])("a record that contradicts itself is refused: %s", (_title, deal, step, state) => {
    const answer = stateRegistrations(program, partnerWith([deal]), { on: "2026-12-31" });
    if (answer.status !== "issues") throw new Error("not refused");
    expect(answer.issues).toMatchObject([{ code: "registration.event", path: "/records/deals/0", params: { step, state } }]); // prettier-ignore
  });

  test("the table has one row for a state and an event, and no state that nothing leads to", () => {
    const reached = new Set(REGISTRATION_TABLE.map(({ to }) => to));
    expect(REGISTRATION_TABLE.every(({ from }) => from === null || reached.has(from))).toBe(true);
    expect(new Set(REGISTRATION_TABLE.map(({ from, event }) => `${from} ${event}`)).size).toBe(REGISTRATION_TABLE.length);
  }); // prettier-ignore
});

describe("the time for a decision", () => {
  test.each([
    ["open on the last day", SUBMITTED, "2026-03-04", "open"],
    ["overdue on the day after", SUBMITTED, "2026-03-05", "overdue"],
    ["in time on the last day", { ...SUBMITTED, rejectedOn: "2026-03-04" }, "2026-03-31", "inTime"],
    ["late on the day after", { ...SUBMITTED, approvedOn: "2026-03-05" }, "2026-03-31", "late"],
    ["none where it was withdrawn first", { ...SUBMITTED, withdrawnOn: "2026-03-03" }, "2026-03-31", "none"],
  ])("%s", (_title, deal, on, status) => {
    expect(stated([deal], on)[0]!.decision).toEqual({ by: "2026-03-04", status });
  });

  test("business days are counted by a calendar", () => {
    const hours = [{ from: "09:00", to: "17:00" }];
    const calendars = { desk: { week: { monday: hours, tuesday: hours, wednesday: hours, thursday: hours, friday: hours } } }; // prettier-ignore
    const own = programWith({ decideWithin: { length: 2, in: "businessDays", calendar: "desk" } }, { calendars });
    // 2026-03-06 is a Friday.
    expect(stated([{ on: "2026-03-06" }], "2026-03-06", own)[0]!.decision!.by).toBe("2026-03-10");
  });

  test("without one, none is told", () => {
    const { decideWithin: _, ...without } = SECTION;
    const own = programOf({ records: RECORDS, registrations: { deals: without } });
    expect(stated([SUBMITTED], "2026-03-31", own)[0]!.decision).toBeUndefined();
  });
});

describe("what is required, and what is not known", () => {
  const own = programWith({ submit: { on: "on", requires: [{ id: "qualified", meets: { fact: "qualified", operator: "equal", value: true } }] } }); // prettier-ignore

  test("a registration that does not qualify is refused, whatever comes after", () => {
    const [found] = stated([{ ...APPROVED, qualified: false }], "2026-03-31", own);
    expect(found).toMatchObject({ state: "refused", refusedBy: ["qualified"], ignored: ["approve"] });
  });

  test.each([
    ["whether it qualifies", APPROVED, ["qualified"]],
    ["its opportunity", { ...APPROVED, project: undefined, qualified: true }, ["opportunity"]],
    ["its day", { approvedOn: "2026-03-04", qualified: true }, ["submit"]],
  ])("%s is missing", (_title, deal, missing) => {
    expect(stated([deal], "2026-03-31", own)[0]).toMatchObject({ state: null, missing });
  });

  test("how long it is protected is missing", () => {
    const byRecord = programWith({ approve: { on: "approvedOn", length: "days", in: "days" } });
    expect(stated([APPROVED], "2026-03-31", byRecord)[0]).toMatchObject({ state: null, missing: ["until"] });
    expect(stated([{ ...APPROVED, days: 10 }], "2026-03-31", byRecord)[0]).toMatchObject({ state: "expired", protectedUntil: "2026-03-14" }); // prettier-ignore
  });

  test("records that the document leaves out", () => {
    const answer = stateRegistrations(program, { id: "p1" }, { on: "2026-03-31" });
    expect(answer).toMatchObject({ status: "stated", registrations: { deals: null } });
  });

  test("what was recorded later is not known yet", () => {
    const late = { ...SUBMITTED, seen: "2026-03-20" };
    expect(stated([late], "2026-03-31", program, "2026-03-19")).toEqual([]);
    expect(stated([late], "2026-03-31", program, "2026-03-20")).toHaveLength(1);
  });

  test("options that cannot be read", () => {
    expect(stateRegistrations(program, partnerWith([]), { on: "soon" }).status).toBe("issues");
    expect(queueRegistrations(program, [partnerWith([])], { on: "soon" })).toMatchObject({ partners: 1, refused: { count: 1 } }); // prettier-ignore
  });
});

describe("the queue of an opportunity", () => {
  const queue = (partners: readonly Partner[], on: string, own = program) => queueRegistrations(own, partners, { on }).queues["deals"]!; // prettier-ignore
  const first = partnerWith([{ ...SUBMITTED, on: "2026-03-01", approvedOn: "2026-03-03" }], "south");
  const second = partnerWith([SUBMITTED], "north");
  const third = partnerWith([{ on: "2026-03-02" }], "west");

  test("the first one that is approved holds it, the others wait in the order of their submission, then of their id", () => {
    const [harbour] = queue([third, second, first], "2026-03-31");
    expect(harbour).toMatchObject({ opportunity: "Harbour", holder: { partner: "south", state: "approved" }, conflict: false }); // prettier-ignore
    expect(harbour!.waiting.map(({ partner }) => partner)).toEqual(["north", "west"]);
  });

  test("once it has expired, the next one is first in line", () => {
    const [harbour] = queue([first, second], "2026-06-02");
    expect([harbour!.holder, harbour!.waiting.map(({ partner }) => partner)]).toEqual([null, ["north"]]);
  });

  test("approved twice is a conflict", () => {
    const both = partnerWith([{ ...SUBMITTED, approvedOn: "2026-03-05" }], "north");
    expect(queue([first, both], "2026-03-31")[0]).toMatchObject({ conflict: true, waiting: [{ partner: "north", state: "approved" }] }); // prettier-ignore
  });

  test("who has won it holds it, and nobody waits", () => {
    const winner = partnerWith([{ ...SUBMITTED, approvedOn: "2026-03-05", wonOn: "2026-03-20" }], "north");
    expect(queue([first, winner], "2026-03-31")[0]).toMatchObject({ holder: { partner: "north" }, waiting: [], conflict: true }); // prettier-ignore
  });

  test("an instant decides between registrations of one day", () => {
    const own = programWith({ submit: { on: "on", at: "at" } });
    const early = partnerWith([{ ...SUBMITTED, at: "2026-03-02T09:00:00+02:00" }], "west");
    const late = partnerWith([{ ...SUBMITTED, at: "2026-03-02T08:30:00Z" }], "east");
    expect(queue([late, early], "2026-03-02", own)[0]!.waiting.map(({ partner }) => partner)).toEqual(["west", "east"]);
  });

  test("opportunities that nobody holds or waits for are left out, others stand by their name", () => {
    const deals = [
      { ...SUBMITTED, id: "1", project: "Zoo" },
      { ...SUBMITTED, id: "2", project: "Airport" },
      { ...SUBMITTED, id: "3", rejectedOn: "2026-03-05" },
    ];
    expect(queue([partnerWith(deals)], "2026-03-31").map(({ opportunity }) => opportunity)).toEqual(["Airport", "Zoo"]);
  });

  test("a partner that cannot be read is counted, and the others go on", () => {
    const broken = partnerWith([{ ...APPROVED, rejectedOn: "2026-03-05" }], "broken");
    const answer = queueRegistrations(program, [broken, second], { on: "2026-03-31" });
    expect(answer).toMatchObject({ partners: 2, refused: { count: 1, first: [{ partner: "broken", codes: ["registration.event"] }] } }); // prettier-ignore
    expect(answer.queues["deals"]![0]!.waiting).toHaveLength(1);
  });
});

test.each([
  ["a day that is none", { submit: { on: "project" } }, ["scale.operand /registrations/deals/submit/on"]],
  ["a length that is none", { approve: { on: "approvedOn", length: "on", in: "days" } }, ["metric.operands /registrations/deals/approve/length"]],
  ["a length that is not there", { decideWithin: { length: "dais", in: "days" } }, ["reference.undeclared /registrations/deals/decideWithin/length"]],
  ["an instant that is none", { submit: { on: "on", at: "on" } }, ["scale.operand /registrations/deals/submit/at"]],
  ["a field that is not there", { opportunity: "projekt" }, ["reference.undeclared /registrations/deals/opportunity"]],
  ["requirements under one id", { submit: { on: "on", requires: [0, 1].map(() => ({ id: "q", meets: { fact: "qualified", operator: "equal", value: true } })) } }, ["id.duplicate /registrations/deals/submit/requires/1/id"]],
])("a section with %s is refused", (_title, section, expected) => {
  expect(codesOf(issuesOf({ records: RECORDS, registrations: { deals: { ...SECTION, ...section } } }))).toEqual(expected);
}); // prettier-ignore
