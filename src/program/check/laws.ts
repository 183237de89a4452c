/** Laws of the document: proved, or broken by a partner. */
import { type Formula, allOf } from "../../core/analysis/formula.js";
import { compareSums } from "../../core/analysis/compare-sums.js";
import { type Reader } from "../../core/analysis/reader.js";
import { addSums, scaleSum, sumOfOne } from "../../core/analysis/sums.js";
import { type Variable } from "../../core/analysis/variable.js";
import { createReader } from "../../core/analysis/verdicts.js";
import { moveOf } from "../../core/analysis/direction.js";
import { type Slot } from "../../core/expression/slot.js";
import { type NamedDefinition } from "../../core/expression/scope.js";
import { type Value } from "../../core/expression/value.js";
import { pointer } from "../../core/issue/issue.js";
import { writeExact } from "../../core/number/decimal.js";
import { type Exact, ONE, compare, negate } from "../../core/number/exact.js";
import { lawName } from "../laws/define.js";
import { type MonotoneLaw } from "../laws/types.js";
import { basisOf, bendsOf, scalesOf } from "./basis.js";
import { type Seen, around, contextsOf, farBeyond, seenAt, usualValue } from "./contexts.js";
import { type Inquiry, ask, claim, partnerInWords, proved, shown, witnessOf, written } from "./inquiry.js";
import { otherModel } from "./other-model.js";
import { type Session } from "./session.js";
import { isTied, tied } from "./ties.js";

function checkVerdict(inquiry: Inquiry, slot: Slot, path: string, wanted: boolean): void {
  const broken = ask(inquiry, { code: "law.broken", path }, (reader) => reader.verdict(slot, !wanted), claim([slot, !wanted])); // prettier-ignore
  if (broken === "undecided") written(inquiry, "law.undecided", path, {});
  if (typeof broken === "string") return;
  const how = wanted ? "a partner does not fulfil what always holds" : "a partner fulfils what never holds";
  shown(inquiry, "law.broken", path, { how }, witnessOf(broken.shown, inquiry.session, "breaks it"));
}

/** A comparison that is not left aside. */
function needed(formula: Formula): Formula {
  return typeof formula === "object" && formula.kind === "total" ? { ...formula, isNeeded: true } : formula;
}

/** Verdicts that must not go from one to the other: each level, or the verdict itself. */
function verdictsOf({ slot, levels }: NamedDefinition): readonly Slot[] {
  return levels === undefined ? [slot] : levels.atLeast;
}

/** Two partners that differ in one number, of whom the one with less is better off. */
function worseWithMore(
  inquiry: Inquiry,
  law: MonotoneLaw,
  slot: Slot,
  growing: Slot,
  path: string,
): "none" | "undecided" | "shown" {
  const { session } = inquiry;
  const own = session.model.variable(growing);
  const before = law.falls !== true;
  let grown: Variable | undefined;
  const found = session.search((reader) => {
    const moves = (slot: Slot): boolean => slot === growing || (reader.whole.has(slot) && moveOf(slot, growing, session.model) !== "same"); // prettier-ignore
    const more: Reader = createReader(otherModel(session.model, moves), new Map(), reader.whole);
    grown = more.model.variable(growing);
    const difference = addSums(sumOfOne(grown), scaleSum(sumOfOne(own), negate(ONE)));
    const related = session.relations.map((relation) => more.verdict(relation, true));
    const worse = tied(allOf(more.verdict(slot, !before), ...related), more, new Map());
    return allOf(reader.verdict(slot, before), worse, needed(compareSums(difference, "greaterThan", false)));
  });
  if (found.answer !== "witness") return found.answer;
  const [low, high] = [found.values.get(own), found.values.get(grown!)] as readonly (Exact | undefined)[];
  const reader = createReader(session.model, new Map(), new Set(session.whole));
  const values = new Map([...found.values].filter(([variable]) => variable !== own && session.model.variable(variable.slot, variable.item) === variable && !isTied(variable, reader))); // prettier-ignore
  const less = low === undefined ? undefined : seenAt(session, values, own, low);
  const more = high === undefined ? undefined : seenAt(session, values, own, high);
  if (less?.run.frame.slots[slot] !== before || more?.run.frame.slots[slot] !== !before) return "undecided";
  const how = `with ${law.in} ${writeExact(high!)} instead of ${writeExact(low!)} \`${law.monotone}\` goes ${before ? "down" : "up"}`;
  broken(inquiry, path, how, less, more);
  return "shown";
}

function broken({ session, ...inquiry }: Inquiry, path: string, how: string, less: Seen, more: Seen): void {
  const shows = `breaks it: ${how}`;
  shown({ session, ...inquiry }, "law.broken", path, { how }, { asOf: session.asOf, partner: less.partner, other: more.partner, shows: `${partnerInWords(less)} ${shows}` }); // prettier-ignore
}

/** A number along the numbers at which it can bend; undefined where it never moves the wrong way there. */
function fallsSomewhere(
  session: Session,
  law: MonotoneLaw,
  slot: Slot,
  growing: Slot,
): { readonly less: Seen; readonly more: Seen; readonly how: string } | undefined {
  const mover = session.model.variable(growing);
  const reader = createReader(session.model);
  const scales = scalesOf(slot, session);
  const basis = basisOf(scales.flatMap(({ measure, base }) => [measure, base]), reader); // prettier-ignore
  const { names } = session.compiled.plan;
  const eligible = names.get(`${law.monotone}.eligible`)?.slot;
  const contexts = contextsOf({ session }, [slot], eligible === undefined ? [] : [eligible], basis);
  for (const values of contexts.length === 0
    ? [new Map<Variable, Value>([mover, ...basis.all].map((one) => [one, usualValue(one)]))]
    : contexts) {
    // A number without bounds is looked at on its first unit, and far beyond.
    const cuts = [...bendsOf({ scales, eligible, reader }, mover, values), ONE].sort(compare);
    let last: Seen | undefined;
    for (const at of [...cuts.flatMap((cut) => around(cut, mover, session)), farBeyond(cuts, mover)]) {
      const seen = seenAt(session, values, mover, at);
      if (seen === undefined) continue;
      const [one, other] = [last?.run.frame.slots[slot], seen.run.frame.slots[slot]];
      const change = last === undefined ? 0 : compare(other as Exact, one as Exact);
      if (law.falls === true ? change > 0 : change < 0) {
        const how = `with ${law.in} ${writeExact(seen.at)} instead of ${writeExact(last!.at)} \`${law.monotone}\` is ${writeExact(other as Exact)} and not ${writeExact(one as Exact)}`; // prettier-ignore
        return { less: last!, more: seen, how };
      }
      last = seen;
    }
  }
  return undefined;
}

function checkMonotone(inquiry: Inquiry, law: MonotoneLaw, path: string): void {
  const { session } = inquiry;
  const { names } = session.compiled.plan;
  const [named, growing] = [names.get(law.monotone)!, names.get(law.in)!.slot];
  const move = moveOf(named.slot, growing, session.model);
  const wanted = law.falls === true ? "down" : "up";
  if (move === "same" || move === wanted) {
    inquiry.counts.proved += 1;
    return;
  }
  if (named.type.kind === "boolean" || named.levels !== undefined) {
    const answers = verdictsOf(named).map((slot) => worseWithMore(inquiry, law, slot, growing, path));
    const isOpen = answers.includes("undecided") && !answers.includes("shown");
    inquiry.counts[answers.includes("shown") ? "witness" : isOpen ? "undecided" : "proved"] += 1;
    if (isOpen) written(inquiry, "law.undecided", path, {});
    return;
  }
  const found = fallsSomewhere(session, law, named.slot, growing);
  inquiry.counts[found === undefined ? "undecided" : "witness"] += 1;
  if (found === undefined) written(inquiry, "law.undecided", path, {});
  else broken(inquiry, path, found.how, found.less, found.more);
}

/** Checks relations and laws. */
export function checkLaws(inquiry: Inquiry): void {
  const { document, compiled } = inquiry.session;
  if (Object.keys(document.relations ?? {}).length > 0) {
    const possible = ask(inquiry, { code: "relation.impossible", path: "/relations" }, () => true);
    if (possible === "none") proved(inquiry, "relation.impossible", "/relations", {});
  }
  for (const [id, law] of Object.entries(document.laws ?? {})) {
    const path = pointer("/laws", id);
    if ("monotone" in law) checkMonotone(inquiry, law, path);
    else checkVerdict(inquiry, compiled.plan.names.get(lawName(id))!.slot, path, "always" in law);
  }
}
