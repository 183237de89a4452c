/** Small random programs whose check is held against looking at every partner. */
import { type ProgramDocument, checkProgram, evaluatePartner, parseProgram } from "partner-program";
import { type Random, randomOf } from "../language/random.js";
import { type BruteCondition, type BruteDocument, type BrutePartner, EVERYBODY, MOST, TEXTS, holds } from "./brute.js";

const ORDER = ["lessThan", "lessThanInclusive", "greaterThan", "greaterThanInclusive", "equal", "notEqual"] as const;
const NUMBERS = ["a", "b", "c"] as const;

export interface Names {
  /** Figures, and whether they can be not applicable. */
  readonly figures: Map<string, boolean>;
  readonly conditions: readonly string[];
}

function randomLeaf(random: Random, { figures, conditions }: Names): BruteCondition {
  const kind = random.below(12);
  if (kind === 0) return { fact: "f", operator: random.pick(["equal", "notEqual"]), value: random.chance(0.5) };
  if (kind === 1)
    return { fact: "t", operator: random.pick(["in", "notIn"]), value: TEXTS.slice(0, 1 + random.below(2)) };
  if (kind === 2 && conditions.length > 0) return { condition: random.pick(conditions) };
  const fact = random.pick([...figures.keys()]);
  const other = random.chance(0.25) ? random.pick([...figures.keys()]) : undefined;
  const absent = figures.get(fact)! || (other !== undefined && figures.get(other)!);
  return {
    fact,
    operator: random.pick(ORDER),
    value: other === undefined ? (random.below(2 * (MOST + 2)) - 2) / 2 : { fact: other },
    ...(absent ? { whenNotApplicable: random.pick(["met", "notMet"] as const) } : {}),
  };
}

export function randomCondition(random: Random, names: Names, depth: number): BruteCondition {
  if (depth === 0 || random.chance(0.3)) return randomLeaf(random, names);
  const parts = Array.from({ length: 2 + random.below(2) }, () => randomCondition(random, names, depth - 1));
  const kind = random.below(5);
  if (kind === 0) return { any: parts };
  if (kind === 1) return { not: parts[0]! };
  return kind === 2 ? { atLeast: 1 + random.below(parts.length), of: parts } : { all: parts };
}

export function randomMetric(random: Random, names: Names): readonly [Readonly<Record<string, unknown>>, boolean] {
  const plain = [...names.figures].filter(([, absent]) => !absent).map(([name]) => name);
  const [one, other] = [random.pick(plain), random.pick(plain)];
  const whenEmpty = random.pick(["notApplicable", "zero", "one"]);
  switch (random.below(7)) {
    case 0:
      return [{ ratio: [one, other], whenEmpty }, whenEmpty === "notApplicable"];
    case 1:
      return [{ growth: [one, other], whenEmpty }, whenEmpty === "notApplicable"];
    case 2:
      return [{ difference: [one, other] }, false];
    case 3:
      return [{ sumOf: [one, other, random.below(3)] }, false];
    case 4:
      return [{ [random.pick(["maxOf", "minOf"])]: [one, other] }, false];
    case 5:
      return [{ points: { of: one, max: 1 + random.below(4), at: 1 + random.below(3) } }, false];
    default:
      return [{ choose: [{ when: randomLeaf(random, names), is: one }], otherwise: other }, false];
  }
}

/** A program of few levels over few values. */
export function randomProgram(random: Random): ProgramDocument & BruteDocument {
  const figures = new Map<string, boolean>(NUMBERS.map((name) => [name, false]));
  const metrics: Record<string, Readonly<Record<string, unknown>>> = {};
  for (let count = random.below(3); count > 0; count -= 1) {
    const [metric, absent] = randomMetric(random, { figures, conditions: [] });
    const name = `m${count}`;
    metrics[name] = metric;
    figures.set(name, absent);
  }
  const conditions = random.chance(0.4) ? { named: randomCondition(random, { figures, conditions: [] }, 1) } : {};
  const names: Names = { figures, conditions: Object.keys(conditions) };
  const levels = Array.from({ length: 2 + random.below(2) }, (_, rank) => ({
    id: `l${rank}`,
    requires: randomCondition(random, names, 2),
  }));
  const number = { type: "integer", min: 0, max: MOST, required: true };
  const relation = { fact: "a", operator: "lessThanInclusive", value: { fact: "b" } };
  return {
    language: 1,
    id: "small",
    currency: "EUR",
    facts: {
      ...Object.fromEntries(NUMBERS.map((name) => [name, number])),
      f: { type: "boolean", required: true },
      t: { type: "string", oneOf: TEXTS, required: true },
    },
    ...(random.chance(0.3) ? { relations: { part: { holds: relation } } } : {}),
    metrics,
    conditions,
    tiers: { main: { levels } },
  } as unknown as ProgramDocument & BruteDocument;
}

function partsOf(condition: BruteCondition, at: string): readonly (readonly [BruteCondition, string])[] {
  const all = "all" in condition ? condition.all : "any" in condition ? condition.any : "of" in condition ? condition.of : undefined; // prettier-ignore
  const key = "all" in condition ? "all" : "any" in condition ? "any" : "of";
  if (all !== undefined) return all.flatMap((part, index) => partsOf(part, `${at}/${key}/${index}`));
  return "not" in condition ? partsOf(condition.not, `${at}/not`) : [[condition, at]];
}

/** What the check has to find, by looking at everybody. */
export function findingsTheSlowWay(document: ProgramDocument & BruteDocument): ReadonlySet<string> {
  const partners = document.relations === undefined ? EVERYBODY : EVERYBODY.filter(({ a, b }) => a <= b);
  const found = new Set<string>();
  const levels = document.tiers!["main"]!.levels as unknown as readonly { readonly requires: BruteCondition }[];
  const met = partners.map((partner) => levels.map(({ requires }) => holds(requires, partner, document)));
  for (const [rank, { requires }] of levels.entries()) {
    const path = `/tiers/main/levels/${rank}`;
    const reaching = met.filter((verdicts) => verdicts[rank]);
    if (reaching.length === 0) {
      found.add(`level.unreachable ${path}`);
      continue;
    }
    if (!reaching.some((verdicts) => verdicts.lastIndexOf(true) === rank)) found.add(`level.shadowed ${path}`);
    const isFree = reaching.length === partners.length;
    if (rank > 0) {
      const isSame = met.every((verdicts) => verdicts[rank] === verdicts[rank - 1]);
      if (isFree) found.add(`level.free ${path}`);
      else if (isSame) found.add(`level.duplicate ${path}`);
      if (reaching.some((verdicts) => !verdicts[rank - 1]!)) found.add(`level.skipped ${path}`);
    }
    if (isFree) continue;
    partsFound(requires, `${path}/requires`, partners, document, found);
  }
  const chosen = Object.entries(document.metrics).flatMap(([id, metric]) => {
    const branches = (metric.choose ?? []) as readonly { readonly when: BruteCondition }[];
    return branches.map(({ when }, index) => [`/metrics/${id}/choose/${index}/when`, when] as const);
  });
  const named = Object.entries(document.conditions).map(([id, one]) => [`/conditions/${id}`, one] as const);
  for (const [path, condition] of [...named, ...chosen]) {
    const count = partners.filter((partner) => holds(condition, partner, document)).length;
    if (count === 0) found.add(`condition.never ${path}`);
    else if (count === partners.length) found.add(`condition.always ${path}`);
    else partsFound(condition, path, partners, document, found);
  }
  return found;
}

function partsFound(
  root: BruteCondition,
  path: string,
  partners: readonly BrutePartner[],
  document: BruteDocument,
  found: Set<string>,
): void {
  const parts = partsOf(root, path);
  if (parts.length === 1) return;
  for (const [part, at] of parts) {
    const deciding = partners.filter((partner) => holds(root, partner, document, { condition: part, verdict: true }) !== holds(root, partner, document, { condition: part, verdict: false })); // prettier-ignore
    const holding = deciding.filter((partner) => holds(part, partner, document)).length;
    if (deciding.length === 0) found.add(`condition.dead ${at}`);
    else if (holding === 0) found.add(`condition.neverDecides ${at}`);
    else if (holding === deciding.length) found.add(`condition.alwaysHolds ${at}`);
  }
}

/** The same program, some of whose facts may be unknown. */
function withOpenFacts(document: ProgramDocument & BruteDocument, random: Random): ProgramDocument & BruteDocument {
  const facts = Object.entries(document.facts!).map(([name, fact]) => [name, { ...(fact as object), required: random.chance(0.6) }]); // prettier-ignore
  return { ...document, facts: Object.fromEntries(facts) as NonNullable<ProgramDocument["facts"]> };
}

/** What is told of missing facts, and is not so. */
function missingDifferences(document: ProgramDocument & BruteDocument): readonly string[] {
  const program = parseProgram(document);
  const { findings, undecided } = checkProgram(program);
  const missing = findings.filter(({ code }) => code === "missing.decides");
  const isOpen = (path: string): boolean => undecided.some((one) => one.code === "missing.decides" && one.path === path); // prettier-ignore
  const untold = decidingTheSlowWay(document).flatMap(([path, name]) => {
    const isTold = missing.some(
      (one) => one.path === path && (one.params["names"] as readonly string[]).includes(name),
    );
    return isTold || isOpen(path) ? [] : [`not told to be missing: ${name} ${path}`];
  });
  const wrong = missing.flatMap(({ path, witness, params }) => {
    const outcome = evaluatePartner(program, witness!.partner, { asOf: witness!.asOf });
    const verdict = outcome.status === "evaluated" && outcome.tiers["main"]!.verdicts[params["level"] as string];
    return verdict === "unknown" ? [] : [`not open: ${path}`];
  });
  return [...untold, ...wrong];
}

/** For each level the facts that may be unknown and that decide about it: two partners differ in nothing else, and in the level. */
function decidingTheSlowWay(document: ProgramDocument & BruteDocument): readonly (readonly [string, string])[] {
  const partners = document.relations === undefined ? EVERYBODY : EVERYBODY.filter(({ a, b }) => a <= b);
  const levels = document.tiers!["main"]!.levels as unknown as readonly { readonly requires: BruteCondition }[];
  const open = Object.entries(document.facts!).flatMap(([name, fact]) => ((fact as { readonly required?: boolean }).required === true ? [] : [name])); // prettier-ignore
  return levels.flatMap(({ requires }, rank) =>
    open.flatMap((name) => {
      const verdicts = new Map<string, boolean>();
      const isDecided = partners.some((partner) => {
        const others = JSON.stringify({ ...partner, [name]: null });
        const verdict = holds(requires, partner, document);
        const other = verdicts.get(others);
        verdicts.set(others, verdict);
        return other !== undefined && other !== verdict;
      });
      return isDecided ? [[`/tiers/main/levels/${rank}`, name] as const] : [];
    }),
  );
}

const COMPARED = /^(level\.(unreachable|shadowed|duplicate|free|skipped)|condition\.(never|always|dead|neverDecides|alwaysHolds)) /; // prettier-ignore

/** What the check and the slow way tell differently of a random program; undefined where they agree. */
export function checkDisagreement(
  seed: number,
): { readonly document: unknown; readonly differences: readonly string[] } | undefined {
  // prettier-ignore
  const document = randomProgram(randomOf(seed));
  const program = parseProgram(document);
  const { findings, undecided } = checkProgram(program);
  const open = new Set(undecided.map(({ code, path }) => `${code} ${path}`));
  const found = new Set(findings.map(({ code, path }) => `${code} ${path}`).filter((one) => COMPARED.test(one)));
  const expected = findingsTheSlowWay(document);
  const isOpen = (one: string): boolean => [...open].some((question) => question.endsWith(` ${one.split(" ")[1]!}`));
  // Where one of two questions was left open, what is told is true of a part that never decides anything too.
  const isSoftened = (one: string): boolean => {
    const path = one.split(" ")[1]!;
    const isRootOpen = [...open].some((question) => path.startsWith(question.split(" ")[1]!));
    return (
      isRootOpen &&
      (expected.has(`condition.dead ${path}`) ||
        expected.has(`level.unreachable ${path}`) ||
        ![...expected].some((other) => other.endsWith(` ${path}`)))
    );
  };
  const differences = [
    ...missingDifferences(withOpenFacts(document, randomOf(seed + 1))),
    ...[...found].filter((one) => !expected.has(one) && !isSoftened(one)).map((one) => `too many: ${one}`), // prettier-ignore
    ...[...expected].filter((one) => !found.has(one) && !isOpen(one)).map((one) => `missing: ${one}`),
    ...findings.flatMap(({ witness, code }) => {
      if (witness === undefined) return [];
      return evaluatePartner(program, witness.partner, { asOf: witness.asOf }).status === "evaluated" ? [] : [`no partner: ${code}`]; // prettier-ignore
    }),
  ];
  return differences.length === 0 ? undefined : { document, differences };
}
