/** The main job on the Northwind example: the base at a glance, then one partner's statement with an amount explained. */
import {
  evaluatePartner,
  explainPartner,
  measureProgress,
  parseProgram,
  planImprovement,
  planLevel,
  profilePartner,
  profileScore,
  summarizeBase,
} from "../../src/index.js";
import { northwindPartners, northwindProgram } from "../../programs/northwind/index.js";
import { grouped, heading, percent, table } from "../terminal/print.js";
import { printFigure, quarterRows, questionRows, routeInWords } from "./scores.js";
import { printRequirement, printValue, titleOf } from "./statement.js";

const asOf = "2026-03-31";
const program = parseProgram(northwindProgram);
const partners = northwindPartners();
const { document } = program;

const base = summarizeBase(program, partners, { asOf });
heading(
  `${document.title ?? document.id} on ${asOf}: ${base.partners} partners, ${base.refused.count} with data issues`,
);
const { counts } = base.tiers["main"]!;
const levels = document.tiers!["main"]!.levels;
table(["Level", "Partners"], levels.map(({ id, title }) => [title ?? id, String(counts[id])]), [1]); // prettier-ignore
const stages = document.lifecycle!.partner!.stages;
table(["Life stage", "Partners"], stages.map(({ id, title }) => [title ?? id, String(base.stages!.counts[id])]), [1]); // prettier-ignore
table(["Flag", "Raised", "Unknown"], Object.entries(base.flags).map(([id, flag]) => [document.lifecycle!.partner!.flags![id]!.title ?? id, String(flag.met), String(flag.unknown)]), [1, 2]); // prettier-ignore

heading("Payouts so far");
table(
  ["Incentive", "Amount, USD", "Paid to", "Open"],
  Object.entries(base.incentives).map(([id, { USD }]) => [
    document.incentives![id]!.title ?? id,
    grouped(USD!.amount),
    String(USD!.partners),
    String(USD!.open),
  ]),
  [1, 2, 3],
);
console.log(`Together ${grouped(base.payable["USD"]!)} USD. "Open" still depends on data that is missing.`);

const concentration = base.concentration["bookings"]!["USD"]!;
heading("Concentration of bookings, fiscal year to date");
console.log(
  `Total ${grouped(concentration.total)} USD. The top 20 % of partners deliver ${percent(concentration.topShare)};`,
);
console.log(
  `80 % comes from ${concentration.deliveredBy} partners (${percent(concentration.deliveredByShare)}). Gini ${concentration.gini}.`,
);

const partner = partners[4]!;
const outcome = evaluatePartner(program, partner, { asOf });
if (outcome.status === "issues") throw new Error(outcome.issues.map(({ message }) => message).join("\n"));
heading(`Statement for ${partner.name ?? partner.id} (${partner.id}) on ${asOf}`);
table(
  ["Scorecard", "Score", "Band", "Coverage"],
  Object.entries(outcome.scorecards).map(([id, { score, band, coverage }]) => [
    document.scorecards![id]!.title ?? id,
    printValue(score),
    band ?? "none",
    percent(coverage),
  ]),
  [1, 3],
);
const level = outcome.tiers["main"]!;
const declared = document.tiers!["main"]!.benefits!;
table(["Benefit of the level", "Value"], Object.entries(level.benefits!).map(([id, benefit]) => [declared[id]!.title ?? id, printValue(benefit)]), [1]); // prettier-ignore
console.log(`Level: ${level.certain ?? "none"}. Life stage: ${outcome.lifecycle!.stage.certain ?? "none"}.`);

const card = "capabilities";
const profile = profileScore(program, partner, { asOf, card });
if (profile.status === "profiled") {
  heading(`${document.scorecards![card]!.title ?? card}: ${printFigure(profile.gap)} below best practice`);
  table(["Question", "Score", "Gap", "Brings"], questionRows(profile), [1, 2, 3]);
}
const plan = planImprovement(program, partner, { asOf, card, target: "green" });
if (plan.status === "planned") {
  heading("What would improve it");
  table(["Action", "Effort", "Gain"], plan.actions.map(({ action, path, effort, gain }) => [action ?? path, printFigure(effort), printFigure(gain)]), [1, 2]); // prettier-ignore
  console.log(routeInWords(plan));
}

const whole = profilePartner(program, partner, { asOf, periods: { fiscalQuarters: 3 } });
if (whole.status === "profiled") {
  const { performance } = whole.scorecards;
  heading(`${performance!.title} by quarter, beside what the next levels ask`);
  const quarters = whole.periods.map(({ to }) => to);
  table(["Part", ...quarters, "Asked"], quarterRows(performance!, document), quarters.map((_, index) => index + 1)); // prettier-ignore
}

const progress = measureProgress(program, partner, { asOf });
const next =
  progress.status === "measured" ? progress.tiers["main"]!.find(({ status }) => status !== "met") : undefined;
if (next?.requires != null) {
  heading(`What ${next.id} requires`);
  for (const line of printRequirement(next.requires, document)) console.log(line);
}

const wanted = next === undefined ? undefined : planLevel(program, partner, { asOf, ladder: "main", level: next.id });
if (wanted?.status === "planned") {
  heading(`The least that ${wanted.level} asks`);
  const rows = wanted.routes.flatMap(({ changes }, index) =>
    changes.map(({ name, from, to, gap }) => [String(index + 1), titleOf(name, document), printValue(from), printValue({ status: "value", value: to }), gap === null ? "" : grouped(String(gap))]),
  ); // prettier-ignore
  table(["Way", "What", "Is", "Has to be", "Gap"], rows, [2, 3, 4]);
}

heading("Incentives");
table(
  ["Incentive", "Period", "Status", "Amount, USD"],
  Object.entries(outcome.incentives).map(([id, { period, status, amount }]) => [
    document.incentives![id]!.title ?? id,
    `${period.from} to ${period.to}`,
    status,
    amount === null ? "none" : grouped(amount),
  ]),
  [3],
);

heading("Why this volume rebate");
const explanation = explainPartner(program, partner, { asOf, at: "/incentives/volume", depth: 1 });
if (explanation.status === "explained") for (const sentence of explanation.sentences) console.log(sentence);
