/** Missing data: the facts that decide about a level or a stage, so that it is open while they are unknown. */
import { type Assignment } from "../../core/analysis/search.js";
import { type Formula, allOf } from "../../core/analysis/formula.js";
import { type Variable } from "../../core/analysis/variable.js";
import { createReader } from "../../core/analysis/verdicts.js";
import { type Slot } from "../../core/expression/slot.js";
import { operationOf } from "../../core/expression/operations.js";
import { UNKNOWN } from "../../core/expression/value.js";
import { slotsBelow } from "../../core/expression/walk.js";
import { type Inquiry, claim, partnerInWords, shown } from "./inquiry.js";
import { laddersOf } from "./levels.js";
import { otherModel } from "./other-model.js";
import { partnerOf } from "./partner.js";
import { type Answer, type Session, type Shown } from "./session.js";
import { isTied, tied } from "./ties.js";

/** Values with which a verdict holds, and does not hold once one fact is another one. */
function decidedBy(fact: Slot, verdict: Slot, session: Session): Assignment | "none" | "undecided" {
  const { model, relations } = session;
  const found = session.search((reader): Formula => {
    const { nodes } = model.plan;
    const other = otherModel(model, (slot) => slot === fact || (reader.whole.has(slot) && slotsBelow(nodes, [slot]).includes(fact))); // prettier-ignore
    const otherwise = createReader(other, new Map(), reader.whole);
    const related = relations.map((relation) => otherwise.verdict(relation, true));
    return allOf(reader.verdict(verdict, true), tied(allOf(otherwise.verdict(verdict, false), ...related), otherwise, new Map())); // prettier-ignore
  });
  return found.answer === "witness" ? found.values : found.answer;
}

/** The partner of whom the fact is not known, where the evaluator cannot tell the verdict. */
function openWithout(fact: Slot, verdict: Slot, values: Assignment, session: Session): Shown | undefined {
  const reader = createReader(session.model, new Map(), new Set(session.whole));
  const isKept = (variable: Variable): boolean => {
    const { slot, item } = variable;
    const isOwn = session.model.variable(slot, item) === variable;
    return isOwn && slot !== fact && !isTied(variable, reader);
  };
  const known = new Map([...values].filter(([variable]) => isKept(variable)));
  const partner = partnerOf(known, session.document, session.asOf);
  const run = partner === undefined ? undefined : session.run(partner);
  return run?.frame.slots[verdict] === UNKNOWN ? { partner: partner!, values: known, run } : undefined;
}

/** The facts that may be unknown and that a slot is computed of, by name. */
function readBy(verdict: Slot, { document, compiled: { plan } }: Session): readonly (readonly [string, Slot])[] {
  const below = new Set(slotsBelow(plan.nodes, [verdict]));
  return Object.keys(document.facts ?? {}).flatMap((name) => {
    const { slot } = plan.names.get(name)!;
    return plan.types[slot]!.mayBeUnknown && below.has(slot) ? [[name, slot] as const] : [];
  });
}

/** Whether a slot can be unknown because a fact is: a policy that counts what is missing as the lowest settles it. */
function canBeOpen(fact: Slot, verdict: Slot, { compiled: { plan } }: Session): boolean {
  const open = new Set<Slot>([fact]);
  for (const [slot, node] of plan.nodes.entries()) {
    const isSettled = node.kind === "known" || (node.kind === "combine" && node.missing === "lowest");
    if (
      !isSettled &&
      operationOf(node)
        .operands(node)
        .some((operand) => open.has(operand))
    )
      open.add(slot);
  }
  return open.has(verdict);
}

/** A partner who has the rung unless the fact is unknown; "none" where the fact never decides. */
function decisive(fact: Slot, verdict: Slot, holder: Answer, session: Session): Answer {
  if (holder === "none" || !canBeOpen(fact, verdict, session)) return "none";
  // Who has the rung does often without the fact not have it for certain.
  const simply = holder === "undecided" ? undefined : openWithout(fact, verdict, holder.shown.values, session);
  if (simply !== undefined) return { shown: simply };
  const values = decidedBy(fact, verdict, session);
  if (typeof values === "string") return values;
  const seen = openWithout(fact, verdict, values, session);
  return seen === undefined ? "undecided" : { shown: seen };
}

/** Checks every rung of every ladder. */
export function checkMissing(inquiry: Inquiry): void {
  const { session, counts, undecided } = inquiry;
  for (const { levels, at } of laddersOf(inquiry))
    for (const [rank, verdict] of levels.verdicts.entries()) {
      const facts = readBy(verdict, session);
      if (facts.length === 0) continue;
      const holder = session.find((reader) => reader.verdict(verdict, true), claim([verdict, true]));
      const answers = facts.map(([name, fact]) => [name, decisive(fact, verdict, holder, session)] as const);
      for (const [, answer] of answers) counts[answer === "none" ? "proved" : answer === "undecided" ? "undecided" : "witness"] += 1; // prettier-ignore
      if (answers.some(([, answer]) => answer === "undecided")) undecided.push({ code: "missing.decides", path: at(rank) }); // prettier-ignore
      const deciding = answers.flatMap(([name, answer]) => (typeof answer === "string" ? [] : [{ name, ...answer }]));
      if (deciding.length > 0) tellDeciding(inquiry, at(rank), levels.ids[rank]!, deciding);
    }
}

function tellDeciding(
  inquiry: Inquiry,
  path: string,
  level: string,
  deciding: readonly { readonly name: string; readonly shown: Shown }[],
): void {
  const [first] = deciding;
  const shows = `may be \`${level}\` or not: ${first!.name} is not known`;
  const witness = { asOf: inquiry.session.asOf, partner: first!.shown.partner, shows: `${partnerInWords(first!.shown)} ${shows}` }; // prettier-ignore
  shown(inquiry, "missing.decides", path, { level, names: deciding.map(({ name }) => name) }, witness);
}
