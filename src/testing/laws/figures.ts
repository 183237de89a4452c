/** The answers of an evaluation by the names that a document gives them, to be compared. */
import { type ExpectedValue } from "../../core/case/types.js";
import { type OutcomeValue } from "../../core/outcome/types.js";
import { evaluatePartner } from "../../program/evaluate.js";
import { type EvaluatedOutcome } from "../../program/outcome/types.js";
import { type Partner } from "../../program/partner/types.js";
import { type Breach, type LawSetting, type Situation } from "./types.js";

/** The partner on a day; undefined where it is refused, of which every law says nothing. */
export function evaluated(
  { program }: Pick<LawSetting, "program">,
  { partner, ...options }: Situation,
): EvaluatedOutcome | undefined {
  const outcome = evaluatePartner(program, partner, options);
  return outcome.status === "evaluated" ? outcome : undefined;
}

function shownValue(value: OutcomeValue): ExpectedValue {
  return value.status === "value" ? value.value : { status: value.status };
}

/** The answers by name, as cases expect them. */
export function figuresOf({
  metrics,
  scorecards,
  lifecycle,
  tiers,
  incentives,
}: EvaluatedOutcome): ReadonlyMap<string, ExpectedValue> {
  const found = new Map<string, ExpectedValue>();
  const level = (name: string, certain: string | null, possible: string | null): void => {
    found.set(name, certain === possible ? certain : { status: "unknown" });
  };
  for (const [id, value] of Object.entries(metrics)) found.set(id, shownValue(value));
  for (const [id, { score }] of Object.entries(scorecards)) found.set(`score.${id}`, shownValue(score));
  for (const [id, { certain, possible }] of Object.entries(tiers)) level(`level.${id}`, certain, possible);
  if (lifecycle !== undefined) level("stage.partner", lifecycle.stage.certain, lifecycle.stage.possible);
  for (const [id, { amount, status }] of Object.entries(incentives))
    found.set(`incentive.${id}`, amount !== null && status !== "provisional" ? amount : { status: status === "notApplicable" ? status : "unknown" }); // prettier-ignore
  return found;
}

/** The names whose answers differ between two outcomes. */
export function differing(one: EvaluatedOutcome, other: EvaluatedOutcome): readonly string[] {
  const [before, after] = [figuresOf(one), figuresOf(other)];
  return [...before].flatMap(([name, value]) => (JSON.stringify(value) === JSON.stringify(after.get(name)) ? [] : [name])); // prettier-ignore
}

export function inWords(value: ExpectedValue | undefined): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** What is broken where two partners should be answered alike and are not. */
export function unlike(
  setting: LawSetting,
  situations: readonly [Situation, Situation],
  what: string,
  isMeant: (name: string) => boolean = () => true,
): Breach | undefined {
  const [one, other] = situations.map((situation) => evaluated(setting, situation));
  if (one === undefined || other === undefined) return undefined;
  const names = differing(one, other).filter(isMeant);
  if (names.length === 0) return undefined;
  const [before, after] = [figuresOf(one), figuresOf(other)];
  const told = names.map((name) => `\`${name}\` is ${inWords(after.get(name))} and not ${inWords(before.get(name))}`);
  return { says: `${what} ${told.join(", ")}`, situations, names };
}

/** The partner with values given besides those that it has. */
export function withGiven(partner: Partner, given: Readonly<Record<string, unknown>>): Partner {
  return { ...partner, given: { ...partner.given, ...given } };
}
