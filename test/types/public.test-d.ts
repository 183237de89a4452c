import { Engine, Rule } from "json-rules-engine";
import { expectTypeOf, test } from "vitest";
import { type Condition, type Metric, type Outcome, type OutcomeValue, type Program, type ProgramDocument, type Requirement, type Verdict, evaluatePartner, parseProgram } from "partner-program"; // prettier-ignore
import { programEngine, readVerdicts } from "partner-program/json-rules-engine";
import { type StandaloneResult, type LevelOutcome, evaluateLadder } from "partner-program/tiers";

const program: Program = parseProgram("{}");

test("an outcome is told apart by its status", () => {
  const outcome = evaluatePartner(program, { id: "p1" }, { asOf: "2026-03-31" });
  expectTypeOf(outcome).toEqualTypeOf<Outcome>();
  // @ts-expect-error -- metrics are there only once the status is known
  expectTypeOf(outcome.metrics).toBeObject();
  if (outcome.status === "evaluated") expectTypeOf(outcome.metrics["m"]).toEqualTypeOf<OutcomeValue | undefined>();
  else expectTypeOf(outcome.issues[0]?.code).not.toBeAny();
});

test("an evaluation needs a day: there is no clock", () => {
  // @ts-expect-error -- asOf is missing
  evaluatePartner(program, { id: "p1" }, {});
  // @ts-expect-error -- a partner has an id
  evaluatePartner(program, {}, { asOf: "2026-03-31" });
});

test("a metric over a denominator says what an empty one means", () => {
  // @ts-expect-error -- whenEmpty is missing
  const ratio: Metric = { ratio: ["a", "b"] };
  // @ts-expect-error -- an extent is toDate or whole
  const sum: Metric = { sum: "orders.amount", window: { fiscalYear: "now" } };
  const ok: Metric = { ratio: ["a", "b"], whenEmpty: "zero" };
  expectTypeOf([ratio, sum, ok]).toBeArray();
});

test("a condition has operators of the language only", () => {
  // @ts-expect-error -- "atLeast" is no comparator
  const condition: Condition = { fact: "a", operator: "atLeast", value: 1 };
  expectTypeOf(condition).toEqualTypeOf<Condition>();
});

test("a document is readonly through and through", () => {
  const document: ProgramDocument = { language: 1, id: "a", currency: "EUR", metrics: {} };
  // @ts-expect-error -- it cannot be changed
  document.id = "b";
  // @ts-expect-error -- nor can its sections
  document.metrics!["m"] = { count: "orders" };
});

test("a requirement is told apart by its kind", () => {
  const requirement = {} as Requirement;
  if (requirement.kind === "fact") expectTypeOf(requirement.gap).toEqualTypeOf<string | number | null>();
  else if (requirement.kind === "condition") expectTypeOf(requirement.condition).toBeString();
  else expectTypeOf(requirement.of).toEqualTypeOf<readonly Requirement[]>();
});

test("a section on its own returns its outcome or issues", () => {
  expectTypeOf(evaluateLadder).returns.toEqualTypeOf<StandaloneResult<LevelOutcome>>();
});

test("a program's engine is an engine of the host, and its runs are read as they come", async () => {
  const partner = { id: "p1", facts: { people: () => Promise.resolve(4) }, records: { orders: () => [] } };
  const engine = programEngine({ Engine, Rule }, program, partner, { asOf: "2026-03-31" });
  expectTypeOf(engine).toEqualTypeOf<Engine>();
  expectTypeOf(readVerdicts(await engine.run())["level.main.gold"]).toEqualTypeOf<Verdict | undefined>();
  // @ts-expect-error -- the engine judges, nothing is given
  programEngine({ Engine, Rule }, program, { id: "p1", given: { bookings: 1 } }, { asOf: "2026-03-31" });
});
