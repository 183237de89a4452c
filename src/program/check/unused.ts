/** What is declared and never read, values of different units that meet, parameters with gaps, numbers beyond all measure. */
import { operationOf } from "../../core/expression/operations.js";
import { type Slot } from "../../core/expression/slot.js";
import { PARAMETER_PREFIX, CONDITION_PREFIX } from "../../core/expression/scope.js";
import { pointer } from "../../core/issue/issue.js";
import { writeExact } from "../../core/number/decimal.js";
import { type Exact, compare, exactFraction, negate } from "../../core/number/exact.js";
import { type Inquiry, proved, written } from "./inquiry.js";
import { type Session } from "./session.js";

/** Every slot of the partner that something reads, and every table that is looked up. */
function usesOf({ compiled: { plan } }: Session): {
  readonly slots: ReadonlySet<Slot>;
  readonly tables: ReadonlySet<string>;
  readonly collections: ReadonlySet<string>;
} {
  const slots = new Set<Slot>();
  const tables = new Set<string>();
  const collections = new Set<string>();
  const collect = (nodes: typeof plan.nodes, isRow: boolean): void => {
    for (const node of nodes) {
      if (node.kind === "lookUp") tables.add(node.table);
      if ("collection" in node) collections.add(node.collection);
      if (node.kind === "derive") collections.add(node.source);
      if (node.kind === "outer") slots.add(node.slot);
      if (!isRow) for (const operand of operationOf(node).operands(node)) slots.add(operand);
    }
  };
  collect(plan.nodes, false);
  for (const { nodes } of plan.rows.values()) collect(nodes, true);
  return { slots, tables, collections };
}

/** How often each table is looked up. */
function lookedUp({ compiled: { plan } }: Session): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const node of [...plan.nodes, ...[...plan.rows.values()].flatMap(({ nodes }) => nodes)])
    if (node.kind === "lookUp") counts.set(node.table, (counts.get(node.table) ?? 0) + 1);
  return counts;
}

function checkUnused(inquiry: Inquiry): void {
  const { session } = inquiry;
  const { document, compiled } = session;
  const { names } = compiled.plan;
  const { slots, tables, collections } = usesOf(session);
  const looked = lookedUp(session);
  /** A parameter is looked up once where it is defined. */
  const isLookedUp = (name: string): boolean => {
    const own = compiled.plan.nodes[names.get(PARAMETER_PREFIX + name)!.slot]!.kind === "lookUp" ? 1 : 0;
    return (looked.get(name) ?? 0) > own;
  };
  const concentrated = Object.values(document.base?.concentration ?? {}).map(({ of }) => of);
  const isRead = (name: string): boolean => slots.has(names.get(name)!.slot) || concentrated.includes(name);
  const kinds: readonly (readonly [section: "facts" | "records" | "tables" | "parameters" | "conditions", kind: string, isUsed: (name: string) => boolean])[] = [
    ["facts", "fact", isRead],
    ["records", "collection", (name) => collections.has(name)],
    ["tables", "table", (name) => tables.has(name)],
    ["parameters", "parameter", (name) => isRead(PARAMETER_PREFIX + name) || isLookedUp(name)],
    ["conditions", "condition", (name) => isRead(CONDITION_PREFIX + name)],
  ]; // prettier-ignore
  for (const [section, kind, isUsed] of kinds)
    for (const name of Object.keys(document[section] ?? {}))
      if (!isUsed(name)) written(inquiry, "declared.unused", pointer("", section, name), { kind, name });
}

/** Kinds of nodes whose operands have to be counted in one unit. */
const ALIKE: ReadonlySet<string> = new Set(["compare", "difference", "arithmetic", "growth"]);

function checkUnits(inquiry: Inquiry): void {
  const { nodes, types, addresses } = inquiry.session.compiled.plan;
  const nameOf = (slot: Slot): string => inquiry.session.nameAt.get(slot) ?? "a value";
  for (const [slot, node] of nodes.entries()) {
    if (!ALIKE.has(node.kind) || (node.kind === "arithmetic" && node.function === "product")) continue;
    const units = operationOf(node).operands(node).filter((operand) => types[operand]!.unit !== undefined); // prettier-ignore
    const other = units.find((operand) => types[operand]!.unit !== types[units[0]!]!.unit);
    if (other === undefined) continue;
    const [left, right] = [units[0]!, other];
    written(inquiry, "unit.mixed", addresses[slot]!, { left: nameOf(left), leftUnit: types[left]!.unit!, right: nameOf(right), rightUnit: types[right]!.unit! }); // prettier-ignore
  }
}

interface Dated {
  readonly from: string;
  readonly value: unknown;
}

function isDated(values: unknown): values is readonly Dated[] {
  return Array.isArray(values) && values.every((one) => typeof one === "object" && one !== null && "from" in one);
}

function checkParameters(inquiry: Inquiry, first: string | undefined): void {
  for (const [name, parameter] of Object.entries(inquiry.session.document.parameters ?? {})) {
    const path = pointer("/parameters", name);
    const segments = typeof parameter === "object" && "by" in parameter ? Object.entries(parameter.values) : [["", parameter] as const]; // prettier-ignore
    for (const [segment, values] of segments) {
      if (!isDated(values)) continue;
      const at = segment === "" ? path : pointer(path, "values", segment);
      const sorted = [...values].sort((left, right) => (left.from < right.from ? -1 : 1));
      if (first !== undefined && sorted[0]!.from > first) written(inquiry, "parameter.gap", at, { name, from: sorted[0]!.from }); // prettier-ignore
      for (const [index, { from, value }] of sorted.entries())
        if (index > 0 && JSON.stringify(value) === JSON.stringify(sorted[index - 1]!.value)) written(inquiry, "parameter.unchanged", at, { name, from }); // prettier-ignore
    }
  }
}

/** No amount of business is this large: a thousand million millions. */
const LARGEST: Exact = /* @__PURE__ */ exactFraction(10n ** 15n, 1n);

function checkRanges(inquiry: Inquiry): void {
  const { model, compiled } = inquiry.session;
  for (const { name, slot, address } of compiled.plan.names.values()) {
    const { lowest, highest } = model.range(slot);
    const most = highest !== undefined && compare(highest, LARGEST) > 0 ? highest : undefined;
    const least = lowest !== undefined && compare(lowest, negate(LARGEST)) < 0 ? lowest : undefined;
    const found = most ?? least;
    if (found !== undefined) proved(inquiry, "number.range", address, { name, most: writeExact(found) });
  }
}

/** Checks what is declared; `first` is the first day that anything is dated by. */
export function checkDeclared(inquiry: Inquiry, first: string | undefined): void {
  checkUnused(inquiry);
  checkUnits(inquiry);
  checkParameters(inquiry, first);
  checkRanges(inquiry);
}
