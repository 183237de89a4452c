/** What is paid for a single record, or for a group of one, as one of its numbers grows: where the amount falls or jumps, or is more than the record's own. */
import { mergeCuts } from "../../core/analysis/pieces.js";
import { stepOfDeclared } from "../../core/data/places.js";
import { type FieldDeclaration, declarationOf } from "../../core/data/types.js";
import { type NodeOf } from "../../core/expression/node.js";
import { type RowNodes, literalsOf } from "../../core/expression/scope.js";
import { type Slot } from "../../core/expression/slot.js";
import { isMissing } from "../../core/expression/value.js";
import { slotsBelow } from "../../core/expression/walk.js";
import { readExact, writeExact } from "../../core/number/decimal.js";
import { type Exact, ZERO, add, compare, exactInteger, multiply, sign, subtract } from "../../core/number/exact.js";
import { type Partner, type PartnerRecord } from "../partner/types.js";
import { boundsOfSpec, scaleIn } from "./basis.js";
import { broughtCollection, broughtField } from "./grouped.js";
import { type Inquiry, claim, partnerInWords, shown } from "./inquiry.js";
import { type Paid, text } from "./paid.js";
import { firstFrom } from "./pay-steps.js";
import { sampleRecords } from "./sample-record.js";
import { type Session } from "./session.js";

/** A number of a record that what is paid for it depends on, and where that can bend or jump. */
interface PaidField {
  readonly name: string;
  readonly declared: FieldDeclaration;
  readonly bounds: readonly Exact[];
  /** Whether it is the amount that is paid on. */
  readonly isBase: boolean;
}

/** How an incentive pays for the records of a collection that partners bring, one by one or in groups. */
interface PaidRecords {
  readonly collection: string;
  /** Where records and their groups are told apart. */
  readonly rows: readonly RowNodes[];
  readonly fields: readonly PaidField[];
}

/** The lines that an amount is made of; undefined where it pays for no records. */
function linesOf(due: Slot, { compiled: { plan }, document }: Session): NodeOf<"lines"> | undefined {
  const lines = slotsBelow(plan.nodes, [due]).map((slot) => plan.nodes[slot]!).find((node) => node.kind === "lines"); // prettier-ignore
  if (lines === undefined || broughtCollection(lines.collection, document) === undefined) return undefined;
  // What tops up to a guarantee, or is set against a draw, is less for who earns more.
  return lines.rules.pass === undefined || lines.rules.pass.kind === "carry" ? lines : undefined;
}

/** The numbers of a record by which it is paid. */
function paidRecords({ collection, rules: { earned } }: NodeOf<"lines">, session: Session): PaidRecords {
  const { compiled, document } = session;
  const brought = broughtCollection(collection, document)!;
  const rows = [...new Set([collection, brought])].map((each) => compiled.plan.rows.get(each)!);
  const { nodes, types } = rows[0]!;
  const literal = literalsOf(nodes);
  const found = new Map<string, PaidField>();
  const note = (slot: Slot, bounds: readonly Exact[], isBase: boolean): void => {
    const node = nodes[slot]!;
    const own = node.kind === "field" ? broughtField(collection, node.name, document) : undefined;
    if (own === undefined) return;
    const { field: name } = own;
    const before = found.get(name);
    const isMoney = isBase && types[slot]!.kind === "money";
    const declared = declarationOf<FieldDeclaration>(document.records![brought]!.fields[name]!);
    found.set(name, { name, declared, bounds: [...(before?.bounds ?? []), ...bounds], isBase: isMoney || before?.isBase === true }); // prettier-ignore
  };
  if (typeof earned === "object") note(earned.measure, boundsOfSpec(earned.spec, session.model.constant), true);
  else
    for (const slot of slotsBelow(nodes, [earned])) {
      const scale = scaleIn(nodes[slot]!, literal);
      if (scale === undefined) continue;
      note(scale.measure, scale.bounds, false);
      note(scale.base, scale.bounds, true);
    }
  return { collection: brought, rows, fields: [...found.values()] };
}

/** A record with one number, and what is paid for it. */
interface SeenRecord {
  readonly partner: Partner;
  readonly at: Exact;
  readonly amount: Exact;
}

/** A partner with one record, of which one number moves. */
interface Moving {
  readonly partner: Partner;
  readonly record: PartnerRecord;
  readonly field: PaidField;
}

/** What is looked at: an incentive, and the records that it pays for. */
interface Looked extends PaidRecords {
  readonly inquiry: Inquiry;
  readonly paid: Paid;
}

function withRecord({ collection, inquiry: { session } }: Looked, partner: Partner, record: PartnerRecord): Partner {
  const others = Object.keys(session.document.records ?? {}).map((name) => [name, []] as const);
  return { ...partner, records: { ...Object.fromEntries(others), [collection]: [record] } };
}

function seenWith(looked: Looked, { partner, record, field }: Moving, at: Exact): SeenRecord | undefined {
  const { min, max } = field.declared;
  const [lowest, highest] = [readExact(min), readExact(max)];
  if ((lowest !== undefined && compare(at, lowest) < 0) || (highest !== undefined && compare(at, highest) > 0)) return undefined; // prettier-ignore
  const own = withRecord(looked, partner, { ...record, [field.name]: writeExact(at) });
  const value = looked.inquiry.session.run(own)?.frame.slots[looked.paid.due];
  return value === undefined || isMissing(value) ? undefined : { partner: own, at, amount: value as Exact };
}

/** The gravest of what is seen at the bounds. */
interface Found {
  cliff?: readonly [SeenRecord, SeenRecord, Moving];
  jump?: readonly [SeenRecord, SeenRecord, Moving];
  above?: readonly [SeenRecord, Moving];
}

/** How much an amount changes; nothing where nothing was seen. */
function change(pair: readonly [SeenRecord, SeenRecord, ...unknown[]] | undefined): Exact {
  return pair === undefined ? ZERO : subtract(pair[1].amount, pair[0].amount);
}

/** What changes from one number to the next one. */
function compareSeen(pair: NonNullable<Found["cliff"]>, step: Exact, found: Found): void {
  const [below, , { field }] = pair;
  const difference = change(pair);
  if (sign(difference) < 0 && compare(difference, change(found.cliff)) < 0) found.cliff = pair;
  // What a record earns because it is there is no step.
  const isSteep = sign(below.at) > 0 && field.declared.type === "money" && compare(difference, multiply(step, exactInteger(2))) > 0; // prettier-ignore
  if (isSteep && compare(difference, change(found.jump)) > 0) found.jump = pair;
}

function lookAt(looked: Looked, moving: Moving, found: Found): void {
  const { field } = moving;
  const step = stepOfDeclared(field.declared, looked.inquiry.session.document.currency);
  for (const bound of mergeCuts([...field.bounds, step, farBeyond(field)], [])) {
    const [below, at] = [subtract(bound, step), bound].map((number) => seenWith(looked, moving, number));
    if (at === undefined) continue;
    if (field.isBase && sign(at.at) > 0 && compare(at.amount, at.at) > 0) found.above ??= [at, moving];
    if (below !== undefined) compareSeen([below, at, moving], step, found);
  }
}

function report(looked: Looked, { cliff, jump, above }: Found): void {
  const { inquiry, paid, collection } = looked;
  const { asOf } = inquiry.session;
  const inWords = ({ partner, at }: SeenRecord, { field }: Moving): string => `${partnerInWords({ partner })} and one record of ${collection} whose ${field.name} is ${text(at)}`; // prettier-ignore
  const tell = (
    code: "pay.cliff" | "pay.jump",
    [less, more, moving]: NonNullable<Found["cliff"]>,
    params: object,
  ): void => {
    const shows = `${inWords(more, moving)} is paid ${text(more.amount)}, and with ${text(less.at)} it is paid ${text(less.amount)}`; // prettier-ignore
    const name = `${collection}.${moving.field.name}`;
    shown(inquiry, code, paid.path, { at: text(more.at), in: name, ...params }, { asOf, partner: more.partner, other: less.partner, shows }); // prettier-ignore
  };
  if (cliff !== undefined) {
    const [less, more, moving] = cliff;
    const back = firstFrom(more.at, stepOfDeclared(moving.field.declared, inquiry.session.document.currency), (at) => {
      const seen = seenWith(looked, moving, at);
      return seen !== undefined && compare(seen.amount, less.amount) >= 0;
    });
    tell("pay.cliff", cliff, { before: text(less.amount), after: text(more.amount), ...(back === undefined ? {} : { back: text(back) }) }); // prettier-ignore
  }
  if (jump !== undefined) tell("pay.jump", jump, { amount: text(change(jump)) });
  if (above !== undefined) {
    const [seen, moving] = above;
    const params = { incentive: paid.id, amount: text(seen.amount), base: text(seen.at) };
    shown(inquiry, "pay.aboveBase", paid.path, params, { asOf, partner: seen.partner, shows: `${inWords(seen, moving)} is paid ${params.amount}` }); // prettier-ignore
  }
}

/** A number beyond every bound. */
function farBeyond({ bounds }: PaidField): Exact {
  return bounds.reduce((most, bound) => add(most, bound), exactInteger(1000));
}

/** A record that is paid, as it is or with one of its numbers beyond every bound; undefined where none was found. */
function paidRecord(looked: Looked, partner: Partner): PartnerRecord | undefined {
  const { session } = looked.inquiry;
  const isPaid = (record: PartnerRecord): boolean => {
    const value = session.run(withRecord(looked, partner, record))?.frame.slots[looked.paid.due];
    return value !== undefined && !isMissing(value) && sign(value as Exact) !== 0;
  };
  const records = sampleRecords(session.document.records![looked.collection]!, looked.rows, session.asOf);
  return records.find((record) => isPaid(record) || looked.fields.some((field) => isPaid({ ...record, [field.name]: writeExact(farBeyond(field)) }))); // prettier-ignore
}

/** Looks at an incentive on partners with one record. */
export function checkRecordPay(inquiry: Inquiry, paid: Paid): void {
  const { session, counts, undecided } = inquiry;
  const lines = linesOf(paid.due, session);
  if (lines === undefined) return;
  const looked: Looked = { inquiry, paid, ...paidRecords(lines, session) };
  const eligible = session.find((reader) => reader.verdict(paid.eligible, true), claim([paid.eligible, true]));
  if (eligible === "none" || looked.fields.length === 0) return;
  const partner = eligible === "undecided" ? undefined : eligible.shown.partner;
  const record = partner === undefined ? undefined : paidRecord(looked, partner);
  if (record === undefined) {
    counts.undecided += 1;
    undecided.push({ code: "pay.cliff", path: paid.path });
    return;
  }
  const found: Found = {};
  for (const field of looked.fields) lookAt(looked, { partner: partner!, record, field }, found);
  report(looked, found);
}
