/** The evidence of the examples of the sections besides metrics, with every sentence about them. */
import { type EvaluatedOutcome, type Partner, evaluatePartner, explainPartner, parseProgram } from "partner-program";
import { AS_OF, PARTNER } from "../../../scripts/reference/data.js";
import { INCENTIVE_EXAMPLES, SCALE_EXAMPLES, STACKING_EXAMPLE } from "../../../scripts/reference/incentives.js";
import { SECTION_EXAMPLES, type SectionExample, programOfExample } from "../../../scripts/reference/sections.js";
import { MOST_SENTENCES, linesOf } from "./evidence.js";

/** The names of what a section computes. */
function namesIn({ scorecards, tiers, lifecycle, incentives, metrics }: EvaluatedOutcome): readonly string[] {
  const cards = Object.entries(scorecards).flatMap(([id, { parts, band }]) => [
    `score.${id}`,
    ...Object.keys(parts).map((path) => `score.${id}.${path}`),
    `coverage.${id}`,
    ...(band === null ? [] : [`band.${id}`]),
  ]);
  // The ladder of every example is told with the figures.
  const ladders = Object.entries(tiers).filter(([id]) => id !== "main");
  const levels = ladders.flatMap(([id, { verdicts }]) => [
    `level.${id}`,
    ...Object.keys(verdicts).map((level) => `level.${id}.${level}`),
  ]);
  const stages =
    lifecycle === undefined ? [] : ["stage.partner", ...Object.keys(lifecycle.flags).map((id) => `flag.${id}`)];
  return [
    ...cards,
    ...levels,
    ...stages,
    ...Object.keys(incentives).map((id) => `incentive.${id}`),
    ...(metrics["quarter"] === undefined ? [] : ["quarter"]),
  ];
}

function told({ written, answers, records }: SectionExample, partner: Partner): readonly string[] {
  const program = parseProgram(programOfExample(written));
  const more = { ...(answers === undefined ? {} : { answers }), records: { ...partner.records, ...records } };
  const full = partner.id === "nobody" ? partner : { ...partner, ...more };
  const outcome = evaluatePartner(program, full, { asOf: AS_OF });
  if (outcome.status !== "evaluated") throw new Error("an example was refused");
  return namesIn(outcome).flatMap((name) => {
    const explained = explainPartner(program, full, { asOf: AS_OF, name });
    if (explained.status !== "explained") return explained.issues.map(({ message }) => message);
    const { definitions, sentences } = explained;
    return [...linesOf(definitions[0]!.computation, 0), ...sentences.slice(0, MOST_SENTENCES)];
  });
}

const prefixed = (prefix: string, examples: Readonly<Record<string, SectionExample>>): typeof examples =>
  Object.fromEntries(Object.entries(examples).map(([key, example]) => [`${prefix} ${key}`, example]));

const EXAMPLES: Readonly<Record<string, SectionExample>> = {
  ...SECTION_EXAMPLES,
  ...prefixed("incentive", INCENTIVE_EXAMPLES),
  ...prefixed("scale", SCALE_EXAMPLES),
  stacking: STACKING_EXAMPLE,
};

/** By example and partner. */
export function sectionEvidence(): Readonly<Record<string, readonly string[]>> {
  const partners: Readonly<Record<string, Partner>> = { known: PARTNER, unknown: { id: "nobody" } };
  return Object.fromEntries(
    Object.entries(EXAMPLES).flatMap(([key, example]) =>
      Object.entries(partners).map(([who, partner]) => [`${key} ${who}`, told(example, partner)] as const),
    ),
  );
}
