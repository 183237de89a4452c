/** Random scorecards, life cycles, rebates, versions and ranks. */
import { type Json, DATED, FACTS } from "./generate-data.js";
import { type Kind, type Place, type Readable, PERIODS, randomCondition, randomDay, randomOperand } from "./generate-rules.js"; // prettier-ignore
import { type Random } from "./random.js";

/** To whom a part applies, or which entry of the catalogue it is about. */
function applicability(place: Place): Json {
  const { random } = place;
  if (random.chance(0.8)) return {};
  if (random.chance(0.4)) return { measures: random.pick(["capability.support", "performance.perfToPlan"]) };
  return { appliesWhen: randomCondition({ ...place, depth: 1 }) };
}

/** Who is in which state. */
export function catalogue(place: Place): Json {
  const condition = (): Json => randomCondition({ ...place, depth: 1 }) as Json;
  return { states: { active: condition(), ...(place.random.chance(0.5) ? { new: condition() } : {}) } };
}

export function scorecard(place: Place): Json {
  const { random } = place;
  const scaled = random.chance(0.5);
  const dated = random.chance(0.3);
  const question = (id: string): Json => ({
    id,
    ask: "?",
    ...randomQuestionKind(random),
    ...(random.chance(0.2) ? { mayNotApply: true } : {}),
    ...(dated && random.chance(0.4) ? { validFor: { months: 1 + random.below(18) } } : {}),
  });
  const measured = (id: string): Json =>
    random.chance(0.5)
      ? { id, points: { of: randomOperand({ ...place, depth: 1 }, "number"), max: 20, at: 1 + random.below(9) } }
      : { id, score: randomOperand({ ...place, depth: 1 }, "number"), ...(random.chance(0.4) ? { cap: 10 } : {}) };
  const leaf = (id: string): Json => (scaled || random.chance(0.3) ? question(id) : measured(id));
  const group = (): Json => {
    const aggregate = random.pick([
      "weightedMean",
      "mean",
      "geometricMean",
      "harmonicMean",
      "sum",
      "least",
      "greatest",
    ]);
    const weight = (): Json =>
      aggregate.endsWith("Mean") && random.chance(0.6) ? { weight: 1 + random.below(4) } : {};
    return {
      aggregate,
      ...(random.chance(0.3) ? { cap: 12 } : {}),
      parts: ["p", "q"].map((id) => ({ ...leaf(id), ...weight(), ...applicability(place) })),
    };
  };
  const root = group();
  const parts = (root["parts"] as Json[]).map((part) =>
    random.chance(0.4)
      ? { ...group(), id: part["id"], ...("weight" in part ? { weight: part["weight"] } : {}), ...applicability(place) }
      : part,
  );
  return {
    ...root,
    ...(scaled ? { scale: [1, 100] } : {}),
    missing: random.pick(["exclude", "lowest", "fail"]),
    ...(random.chance(0.4) ? { minimumCoverage: random.pick([0.25, 0.5, "0.75", 1]) } : {}),
    ...(dated ? { dated } : {}),
    ...(dated && random.chance(0.6)
      ? {
          trend: {
            shift: { months: -random.below(12) },
            ...(random.chance(0.6) ? { deadBand: random.pick([0, "0.5", 10]) } : {}),
          },
        }
      : {}),
    ...(random.chance(0.3)
      ? { peers: { minimumPeers: 1 + random.below(3), ...(random.chance(0.4) ? { among: "t1" } : {}) } }
      : {}),
    digits: 12,
    parts,
  };
}

/** One kind of question; on every scale its answers are worth at most 1. */
function randomQuestionKind(random: Random): Json {
  const most = random.chance(0.4) ? { most: "0.75" } : {};
  return random.pick<() => Json>([
    () => ({ answers: { no: 0, partly: "0.5", yes: 1 } }),
    () => ({ choices: { a: "0.25", b: 0.5, c: 1 }, ...most }),
    () => ({ yes: 1, ...(random.chance(0.4) ? { no: 0.1 } : {}) }),
    () => ({ bands: [{ from: -2, is: 0.1 }, { from: 3, is: "0.6" }, { from: 10, is: 1 }].slice(random.below(2)) }),
    () => ({ corners: [{ at: 0, is: 0.2 }, { at: 5, is: 1 }, { at: 12, is: "0.3" }].slice(random.below(3)) }),
  ])();
} // prettier-ignore

export function lifecycle(place: Place): Json {
  const { random } = place;
  const stages = ["recruit", "onboard", "grow"].map((id) => (random.chance(0.3) ? { id } : { id, enter: randomCondition(place) })); // prettier-ignore
  return { stages, flags: { atRisk: { when: randomCondition(place) } } };
}

export function rebate(place: Place): Json {
  const { random } = place;
  const named = (kind: Kind): string => random.pick(place.names.filter((name) => name.kind === kind)).name;
  const apply = random.pick(["graduated", "wholeAmount"]);
  const bands = [0, 500, 1200].map((from, index) => ({ from, rate: random.pick([0, "0.015", 0.1]), index })).slice(0, 1 + random.below(3)); // prettier-ignore
  return {
    kind: "rebate",
    period: random.pick(PERIODS),
    payOn: named("money"),
    ...(apply === "wholeAmount" && random.chance(0.4) ? { qualifyOn: named("number") } : {}),
    ...(random.chance(0.5) ? { eligible: randomCondition(place) } : {}),
    scale: { apply, bands: bands.map(({ from, rate }) => ({ from, rate })) },
    ...(random.chance(0.4) ? { cap: { amount: random.below(60) } } : {}),
  };
}

/** A version that replaces a metric or two by figures that everybody can read. */
export function withVersion(random: Random, document: Json): Json {
  const metrics = Object.keys(document["metrics"] as Json);
  if (metrics.length === 0 || random.chance(0.6)) return document;
  const place: Place = { random, names: Object.entries(FACTS).map(([name, { kind }]) => ({ name, kind })), dated: DATED, conditions: [], asOf: "asOf", depth: 1 }; // prettier-ignore
  const replaced = { added: { holds: randomCondition(place) } };
  const parameters = { flat: random.below(9) + 1 };
  return { ...document, versions: [{ from: randomDay(random), replaces: { metrics: replaced, parameters } }] };
}

/** Ranks of figures that do not need the base themselves. */
export function withRanks(random: Random, document: Json, names: readonly Readable[]): Json {
  const figures = names.filter(({ kind }) => kind === "number" || kind === "money");
  if (figures.length === 0 || random.chance(0.6)) return document;
  const { name } = random.pick(figures);
  const among = random.chance(0.5) ? { among: "t1" } : {};
  const order = random.chance(0.5) ? { order: "lowestFirst" } : {};
  const least = random.chance(0.5) ? { minimumPeers: 1 + random.below(3) } : {};
  const take = random.pick(["min", "max", "average", "median", "percentile"]);
  const share = take === "percentile" ? { share: random.pick([0, 0.1, "0.25", 0.9, 1]) } : {};
  const ranks = {
    place: { rank: name, ...among, ...order, ...least },
    quantile: { percentileRank: name, ...among, ...order, ...least, digits: 12 },
    quarter: { quartile: name, ...among, ...order, ...least },
    company: { peers: name, ...among },
    part: { shareOfBase: name, ...among, ...least, digits: 12 },
    together: { ofBase: name, take, ...share, ...among, ...least, digits: 12 },
  };
  return { ...document, metrics: { ...(document["metrics"] as Json), ...ranks } };
}
