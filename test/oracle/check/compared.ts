/** Small random programs and changes of them: what is claimed of all partners is held against looking at every one. */
import { type Partner, type Program, type ProgramDocument, comparePrograms, parseProgram } from "partner-program";
import { type Random, randomOf } from "../language/random.js";
import { type Names, randomCondition, randomMetric, randomProgram } from "./agree.js";
import { type BruteCondition, type BruteDocument, type BrutePartner, EVERYBODY, holds } from "./brute.js";

type Document = ProgramDocument & BruteDocument;
interface Level {
  readonly id: string;
  readonly requires: BruteCondition;
}

const levelsOf = (document: Document): readonly Level[] =>
  document.tiers!["main"]!.levels as unknown as readonly Level[];
const ASOF = "2026-03-31";

/** Whether the value of a metric can be not applicable. */
function isAbsent(metric: Readonly<Record<string, unknown>>): boolean {
  return metric["whenEmpty"] === "notApplicable";
}

function namesOf({ metrics, conditions }: Document): Names {
  const figures = new Map([...["a", "b", "c"].map((name) => [name, false] as const), ...Object.entries(metrics).map(([name, metric]) => [name, isAbsent(metric)] as const)]);
  return { figures, conditions: Object.keys(conditions) };
} // prettier-ignore

/** A product is taken as a value of its own: nothing of it can be worked out, and two of them are two. */
function withProduct(document: Document, random: Random): Document {
  const product = { product: [random.pick(["a", "b"]), random.pick(["b", "c"])] };
  const asks = { fact: "p", operator: random.pick(["greaterThanInclusive", "lessThan"]), value: random.below(5) };
  const levels = levelsOf(document).map(({ requires, ...level }, rank) => (rank === 0 ? { ...level, requires } : { ...level, requires: { all: [requires, asks] } }));
  return { ...document, metrics: { ...document.metrics, p: product }, tiers: { main: { levels } } } as unknown as Document;
} // prettier-ignore

/** A program whose levels, figures or named conditions are others in part. */
function changed(before: Document, random: Random): Document {
  const names = namesOf(before);
  const levels = levelsOf(before).map((level) => (random.chance(0.4) ? { ...level, requires: randomCondition(random, names, 1) } : level));
  const metrics = Object.entries(before.metrics).map(([name, metric]) => {
    if (random.chance(0.6)) return [name, metric];
    if (name === "p") return [name, { product: [random.pick(["a", "c"]), "b"] }];
    const [other, absent] = randomMetric(random, { figures: new Map(["a", "b", "c"].map((each) => [each, false])), conditions: [] });
    return [name, absent === isAbsent(metric) ? other : metric];
  });
  const conditions = Object.entries(before.conditions).map(([name, condition]) => [name, random.chance(0.7) ? condition : randomCondition(random, { ...names, conditions: [] }, 1)]);
  const kept = random.chance(0.1) ? levels.slice(0, -1) : levels;
  const ordered = random.chance(0.1) ? [...kept].reverse() : kept;
  return { ...before, metrics: Object.fromEntries(metrics) as unknown, conditions: Object.fromEntries(conditions) as unknown, tiers: { main: { levels: ordered } } } as unknown as Document;
} // prettier-ignore

/** What is wrong of a claim by looking at everybody; undefined where it is so of all. */
interface Looked {
  readonly nobodyLosesALevel: BrutePartner | undefined;
  readonly nothingChanges: BrutePartner | undefined;
}

function lookedAt(before: Document, after: Document): Looked {
  const partners = before.relations === undefined ? EVERYBODY : EVERYBODY.filter(({ a, b }) => a <= b);
  const [was, is] = [levelsOf(before), levelsOf(after)];
  const verdicts = (document: Document, levels: readonly Level[], partner: BrutePartner): readonly boolean[] => levels.map(({ requires }) => holds(requires, partner, document)); // prettier-ignore
  const loses = (partner: BrutePartner): boolean => {
    const [from, to] = [verdicts(before, was, partner).lastIndexOf(true), verdicts(after, is, partner).lastIndexOf(true)]; // prettier-ignore
    return was.some(({ id }, rank) => {
      const later = is.findIndex((level) => level.id === id);
      return later >= 0 && from >= rank && to < later;
    });
  };
  const differs = (partner: BrutePartner): boolean => {
    const inside = [before, after].every((document) => document.conditions["named"] !== undefined && holds(document.conditions["named"], partner, document)); // prettier-ignore
    const [one, other] = [verdicts(before, was, partner), verdicts(after, is, partner)];
    return inside && was.some(({ id }, rank) => is.some((level, later) => level.id === id && one[rank] !== other[later])); // prettier-ignore
  };
  return { nobodyLosesALevel: partners.find(loses), nothingChanges: partners.find(differs) };
}

/** Whether a witness shows that a claim is not so: it is compared itself. */
function isShown(claim: string, partner: Partner, [before, after]: readonly [Document, Document], programs: readonly [Program, Program]): boolean {
  const compared = comparePrograms(...programs, [partner], { asOf: ASOF });
  if (compared.status === "issues" || compared.refused.count > 0) return false;
  const { down } = compared.tiers["main"]!;
  // A level that went away with the rules, or others that are met: told by the brute answer alone.
  return claim !== "nobodyLosesALevel" || down > 0 || levelsOf(before).map(({ id }) => id).join() !== levelsOf(after).map(({ id }) => id).join();
} // prettier-ignore

/** What the comparison claims of a random program and a change of it, and is not so; undefined where all is. */
export function comparisonDisagreement(seed: number): { readonly documents: unknown; readonly differences: readonly string[]; } | undefined {
  const random = randomOf(seed);
  const plain = randomProgram(random);
  const before = random.chance(0.3) ? withProduct(plain, random) : plain;
  // Verdicts are remembered by their comparison: each program has its own.
  const after = structuredClone(changed(before, random));
  const documents = [before, after] as const;
  const programs = [parseProgram(before), parseProgram(after)] as const;
  const segments = Object.keys(before.conditions);
  const comparison = comparePrograms(...programs, [], { asOf: ASOF, segments });
  if (comparison.status === "issues") return { documents, differences: comparison.issues.map(({ message }) => message) };
  const looked = lookedAt(before, after);
  const differences = comparison.theorems.flatMap(({ claim, answer, witness }) => {
    if (claim === "nobodyIsPaidLess" || answer === "undecided") return [];
    const found = looked[claim];
    if (answer === "proved") return found === undefined ? [] : [`${claim} is proved, and wrong of ${JSON.stringify(found)}`];
    if (found === undefined) return [`${claim} has a witness, and is so of everybody`];
    return isShown(claim, witness!.partner, documents, programs) ? [] : [`${claim} has a witness that does not show it`];
  });
  return differences.length === 0 ? undefined : { documents, differences };
} // prettier-ignore
