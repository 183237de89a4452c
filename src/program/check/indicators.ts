/**
 * The five wrong indicators of partner programs: recruiting the largest partners, spending most on the largest, funds as a share of
 * earlier sales alone, the same figures for every stage, counting partners. Told by what rules read, and by the words that
 * things are named with: notes for a person, not proofs.
 */
import { operationOf } from "../../core/expression/operations.js";
import { type Slot } from "../../core/expression/slot.js";
import { pointer } from "../../core/issue/issue.js";
import { groupBy } from "../../core/list/group.js";
import { compareTexts } from "../../core/text/compare.js";
import { incentiveNames } from "../../incentives/kinds/names.js";
import { type Stage } from "../../lifecycle/types.js";
import { type Inquiry, written } from "./inquiry.js";
import { type Session } from "./session.js";

const SIZE = /revenue|turnover|employee|headcount|staff|people|size|locations|offices/i;
const FUNDS = /mdf|fund|co-?op|marketing/i;
const FUTURE = /plan|target|pipeline|forecast|growth|score|commit|goal|increment/i;
const RECRUIT = /recruit|candidate|prospect/i;
const PARTNERS = /partner|recruit|signed|reseller/i;

/** The names that a slot reads, the nearest ones. */
function namesRead(slot: Slot, { compiled: { plan }, nameAt }: Session): readonly string[] {
  const found = new Set<string>();
  const seen = new Set<Slot>();
  const visit = (one: Slot): void => {
    if (seen.has(one)) return;
    seen.add(one);
    const name = nameAt.get(one);
    const isValue =
      name !== undefined &&
      !/^(incentive|benefit|level|condition|flag|stage|parameter)\./.test(name) &&
      name !== "asOf";
    if (isValue && one !== slot) found.add(name);
    else for (const operand of operationOf(plan.nodes[one]!).operands(plan.nodes[one]!)) visit(operand);
  };
  visit(slot);
  return [...found];
}

function wordsOf(id: string, title: string | undefined): string {
  return `${id} ${title ?? ""}`;
}

/** What is looked at in a stage, and asked of those that enter or leave it. */
function namesOfStage({ metrics = [] }: Stage, path: string, session: Session): readonly string[] {
  const verdicts = session.verdictAt;
  const asked = ["enter", "exit"].flatMap((key) => verdicts.get(pointer(path, key)) ?? []);
  return [...metrics, ...asked.flatMap((slot) => namesRead(slot, session))];
}

function checkStages(inquiry: Inquiry): void {
  const { session } = inquiry;
  const stages = session.document.lifecycle?.partner?.stages ?? [];
  for (const [index, stage] of stages.entries()) {
    const path = pointer("/lifecycle/partner/stages", index);
    const names = RECRUIT.test(wordsOf(stage.id, stage.title)) ? namesOfStage(stage, path, session) : [];
    if (names.length > 0 && names.every((name) => SIZE.test(name))) written(inquiry, "kpi.size", path, { names: [...new Set(names)] }); // prettier-ignore
  }
  const looked = stages.filter(({ metrics = [] }) => metrics.length > 0);
  for (const same of groupBy(looked, ({ metrics = [] }) => [...metrics].sort(compareTexts).join()).values())
    if (same.length > 1) written(inquiry, "kpi.sameForStages", "/lifecycle/partner/stages", { stages: same.map(({ id }) => id) }); // prettier-ignore
}

/** What gives money for marketing: an amount, and what has to be met for it. */
interface Spending {
  readonly path: string;
  readonly amount: Slot;
  readonly asked: readonly Slot[];
}

function spendingsOf({ document, compiled: { plan } }: Session, slots: ReadonlyMap<string, Slot>): readonly Spending[] {
  const credited = new Set(Object.values(document.funds ?? {}).flatMap(({ credits }) => Object.values(credits).flatMap((credit) => ("incentive" in credit ? [credit.incentive] : [])))); // prettier-ignore
  const incentives = Object.entries(document.incentives ?? {}).flatMap(([id, { title }]): readonly Spending[] => {
    if (!credited.has(id) && !FUNDS.test(wordsOf(id, title))) return [];
    const { due, eligible } = incentiveNames(id);
    return [{ path: pointer("/incentives", id), amount: plan.names.get(due)!.slot, asked: [plan.names.get(eligible)!.slot] }]; // prettier-ignore
  });
  const benefits = Object.entries(document.tiers ?? {}).flatMap(([ladder, { levels, benefits: declared = {} }]) =>
    levels.flatMap(({ benefits = {} }, rank) => {
      const at = pointer("/tiers", ladder, "levels", rank);
      return Object.keys(benefits).flatMap((id): readonly Spending[] => {
        const path = pointer(at, "benefits", id);
        const amount = plan.addresses.findLastIndex((address) => address === path);
        const requires = slots.get(pointer(at, "requires"));
        if (!FUNDS.test(wordsOf(id, declared[id]?.title)) || amount < 0) return [];
        return [{ path, amount, asked: requires === undefined ? [] : [requires] }];
      });
    }),
  );
  return [...incentives, ...benefits];
}

function checkSpending(inquiry: Inquiry): void {
  const { session } = inquiry;
  const { nodes, names: named } = session.compiled.plan;
  for (const { path, amount, asked } of spendingsOf(session, session.verdictAt)) {
    const names = namesRead(amount, session);
    const all = [...names, ...asked.flatMap((slot) => namesRead(slot, session))];
    if (names.length === 0 || all.some((name) => FUTURE.test(name))) continue;
    const isFact = (name: string): boolean => nodes[named.get(name)!.slot]!.kind === "input";
    const isSales = (name: string): boolean => {
      const node = nodes[named.get(name)!.slot]!;
      return node.kind === "aggregate" && node.measure.function === "sum";
    };
    if (names.every((name) => isFact(name) && SIZE.test(name))) written(inquiry, "kpi.spendBySize", path, { names });
    else if (names.every(isSales)) written(inquiry, "kpi.fundsOnPastSales", path, { names });
  }
}

function checkCounting(inquiry: Inquiry): void {
  const { session } = inquiry;
  const { names: named } = session.compiled.plan;
  for (const [id, { kind }] of Object.entries(session.document.incentives ?? {})) {
    const names = namesRead(named.get(incentiveNames(id).due)!.slot, session);
    const counted = names.filter((name) => {
      const metric = session.document.metrics?.[name];
      const collection = metric !== undefined && "count" in metric && !("where" in metric) ? metric.count : undefined;
      return typeof collection === "string" && (PARTNERS.test(collection) || PARTNERS.test(name));
    });
    const isPaidFor = kind === "compensation" || names.length === counted.length;
    if (counted.length > 0 && isPaidFor) written(inquiry, "kpi.countingPartners", pointer("/incentives", id), { names: counted }); // prettier-ignore
  }
}

/** Checks what the program rewards. */
export function checkIndicators(inquiry: Inquiry): void {
  checkStages(inquiry);
  checkSpending(inquiry);
  checkCounting(inquiry);
}
