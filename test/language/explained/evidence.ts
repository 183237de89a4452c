/** The evidence of every example of the language reference, as lines that people can read. */
import { type ExplainedOutcome, type Partner, explainPartner, parseProgram, summarizeBase } from "partner-program";
import { AS_OF, BASE, PARTNER, SECTIONS } from "../../../scripts/reference/data.js";
import { CONDITIONS, METRICS, OPERATORS, WINDOWS } from "../../../scripts/reference/examples.js";

type Step = ExplainedOutcome["definitions"][number]["computation"];

/** A figure for each example of an operator, a window or a condition, by its name. */
const NAMED: readonly (readonly [string, object])[] = [
  ["oneOfDays", { holds: { fact: "joinedOn", operator: "in", value: ["2024-05-15", "2026-01-01"] } }],
  ["oneOfNumbers", { holds: { fact: "people", operator: "notIn", value: [7, "0.5"] } }],
  ...Object.entries(METRICS).flatMap(([key, all]) => all.map((metric, index) => [`${key}${index}`, metric] as const)),
  ...Object.entries(WINDOWS).flatMap(([key, all]) =>
    all.map((window, index) => {
      const figure = "validOn" in window ? { count: "certificates", window } : { sum: "orders.amount", window };
      return [`window${index}${key}`, figure] as const;
    }),
  ),
  ...Object.entries(CONDITIONS).flatMap(([key, all]) =>
    all.map((holds, index) => [`condition${index}${key}`, { holds }] as const),
  ),
  ...Object.entries(OPERATORS).map(([key, holds]) => [`operator${key}`, { holds }] as const),
];
const FIGURES: Readonly<Record<string, object>> = Object.fromEntries(NAMED);

/** Two partners: the one of the reference, and one of whom nothing is known. */
const PARTNERS: Readonly<Record<string, Partner>> = { known: PARTNER, unknown: { id: "nobody" } };

/** The first sentences are about the figure itself, what it reads is told behind it. */
export const MOST_SENTENCES = 4;

const written = (value: Step["value"]): string => (value.status === "value" ? String(value.value) : value.status);

export function linesOf(step: Step, depth: number): readonly string[] {
  const { kind, value, decided, details, records, moments = [] } = step;
  const indent = "  ".repeat(depth);
  const own = `${indent}${decided ? "" : "("}${kind} = ${written(value)}${decided ? "" : ")"} ${JSON.stringify(details)}`;
  const counted = records?.counted.map(({ address, key, date, value: adds }) => `${indent}  ${address} ${key} ${date} ${adds === null ? "" : written(adds)}`) ?? []; // prettier-ignore
  return [
    own.replace(" {}", ""),
    ...(records === undefined ? [] : [`${indent}  ${records.collection}: ${counted.length} of ${records.of}`]),
    ...counted,
    ...moments.map(({ at, value: then }) => `${indent}  ${at}: ${written(then)}`),
    ...step.operands.flatMap((operand) =>
      "name" in operand
        ? [
            `${indent}  ${operand.decided ? "" : "("}${operand.name} = ${written(operand.value)}${operand.decided ? "" : ")"}`,
          ]
        : linesOf(operand, depth + 1),
    ),
  ];
}

/** By example and partner. */
export function evidence(): Readonly<Record<string, readonly string[]>> {
  const program = parseProgram({ ...SECTIONS, metrics: { ...SECTIONS.metrics, ...FIGURES } });
  const base = summarizeBase(program, BASE, { asOf: AS_OF });
  const evidenceOf = (name: string, partner: Partner): readonly string[] => {
    const explained = explainPartner(program, partner, { asOf: AS_OF, base, name });
    if (explained.status !== "explained") return explained.issues.map(({ message }) => message);
    const { definitions, sentences } = explained;
    return [...linesOf(definitions[0]!.computation, 0), ...sentences.slice(0, MOST_SENTENCES)];
  };
  return Object.fromEntries(
    Object.keys(FIGURES).flatMap((name) =>
      Object.entries(PARTNERS).map(([who, partner]) => [`${name} ${who}`, evidenceOf(name, partner)] as const),
    ),
  );
}
