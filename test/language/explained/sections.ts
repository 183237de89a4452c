/** The evidence of the examples of the sections besides metrics, with every sentence about them. */
import { type EvaluatedOutcome, type Partner, evaluatePartner, explainPartner, parseProgram } from "partner-program";
import { AS_OF, PARTNER, SECTIONS } from "../../../scripts/reference/data.js";
import { SECTION_EXAMPLES, type SectionExample } from "../../../scripts/reference/sections.js";
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

function told({ written, answers }: SectionExample, partner: Partner): readonly string[] {
  const program = parseProgram({ ...SECTIONS, ...written });
  const full = answers === undefined || partner.id === "nobody" ? partner : { ...partner, answers };
  const outcome = evaluatePartner(program, full, { asOf: AS_OF });
  if (outcome.status !== "evaluated") throw new Error("an example was refused");
  return namesIn(outcome).flatMap((name) => {
    const explained = explainPartner(program, full, { asOf: AS_OF, name });
    if (explained.status !== "explained") return explained.issues.map(({ message }) => message);
    const { definitions, sentences } = explained;
    return [...linesOf(definitions[0]!.computation, 0), ...sentences.slice(0, MOST_SENTENCES)];
  });
}

/** By example and partner. */
export function sectionEvidence(): Readonly<Record<string, readonly string[]>> {
  const partners: Readonly<Record<string, Partner>> = { known: PARTNER, unknown: { id: "nobody" } };
  return Object.fromEntries(
    Object.entries(SECTION_EXAMPLES).flatMap(([key, example]) =>
      Object.entries(partners).map(([who, partner]) => [`${key} ${who}`, told(example, partner)] as const),
    ),
  );
}
