import { describe, expect, test } from "vitest";
import { explainPartner, parseProgram, runCases } from "partner-program";
import { operationsProgram } from "partner-program/programs/operations";
import { evaluated, figure } from "../program/support.js";

const PROGRAM = parseProgram(operationsProgram);
const [QUARTER] = operationsProgram.cases!;
const CHANNEL = { id: "channel", records: QUARTER!.records! };

test("the document proves its own cases", () => {
  const report = runCases(PROGRAM);
  expect(report.results.filter(({ status }) => status !== "passed")).toEqual([]);
  expect(report.passed).toBe(3);
});

test("every figure has a value in the worked quarter", () => {
  const { metrics } = evaluated(PROGRAM, CHANNEL);
  expect(Object.entries(metrics).filter(([, { status }]) => status !== "value")).toEqual([]);
});

test("without records nothing is told, and nothing is zero", () => {
  const outcome = evaluated(PROGRAM, {});
  expect(figure(outcome, "registered")).toBe("unknown: registrations");
  expect(figure(outcome, "dataAccuracy")).toBe("unknown: partners");
  expect(figure(outcome, "paymentAccuracy")).toBe("unknown: payments");
});

describe("at the bounds", () => {
  const withRegistration = (decidedAt: string | undefined, asOf: string): ReturnType<typeof evaluated> => {
    const times = { submittedOn: "2026-01-16", submittedAt: "2026-01-16T10:00:00Z" };
    const decided = decidedAt === undefined ? {} : { decidedAt, decision: "approved" };
    return evaluated(PROGRAM, { records: { registrations: [{ id: "R1", partner: "P1", ledBy: "vendor", ...times, ...decided }] } }, asOf); // prettier-ignore
  };

  test.each([
    ["2026-01-20T09:59:59Z", 1],
    ["2026-01-20T10:00:00Z", 1],
    ["2026-01-20T10:00:01Z", 0],
  ])("a decision at %s, due two business days after Friday 10:00", (decidedAt, inTime) => {
    expect(figure(withRegistration(decidedAt, "2026-03-31"), "turnaroundInTime")).toBe(inTime);
  });

  test("what waits is overdue from the day after its deadline", () => {
    expect(figure(withRegistration(undefined, "2026-01-19"), "registrationsOverdue")).toBe(0);
    expect(figure(withRegistration(undefined, "2026-01-20"), "registrationsOverdue")).toBe(0);
    expect(figure(withRegistration(undefined, "2026-01-21"), "registrationsOverdue")).toBe(1);
  });
});

test("a turnaround shows the records that it is the mean of", () => {
  const explained = explainPartner(PROGRAM, CHANNEL, { asOf: "2026-03-31", name: "turnaroundMean" });
  if (explained.status !== "explained") throw new Error(explained.issues[0]!.message);
  const { records } = explained.definitions[0]!.computation;
  expect(records?.counted.map(({ key }) => key)).toEqual(["R1", "R2", "R3", "R4", "R5"]);
});
