/** Conditions of the document: can they be fulfilled, can they fail, and does each part of them decide anything. */
import { type Slot } from "../../core/expression/slot.js";
import { allOf, anyOf } from "../../core/analysis/formula.js";
import { pointer, pointerKeys } from "../../core/issue/issue.js";
import { type Condition } from "../../core/rule/types.js";
import { type Inquiry, ask, claim, proved } from "./inquiry.js";
import { type Build, type Session } from "./session.js";

/** A condition of the document with its verdict. */
export interface Root {
  readonly condition: Condition;
  readonly address: string;
  readonly slot: Slot;
}

function isCondition(value: object): value is Condition {
  // `any` and `every` of records are figures.
  if (("all" in value && Array.isArray(value.all)) || ("any" in value && Array.isArray(value.any))) return true;
  return (
    "not" in value ||
    ("atLeast" in value && "of" in value) ||
    ("fact" in value && "operator" in value) ||
    "condition" in value
  );
}

/** Sections in which no condition of the partner is checked: cases expect, laws and relations are checked as such. */
const NOT_RULES: ReadonlySet<string> = new Set([
  "cases",
  "versions",
  "laws",
  "relations",
  "accepted",
  "records",
  "collections",
]);

/** Every condition over the partner, but for those inside another one. */
export function rootsOf(session: Session): readonly Root[] {
  const slots = session.verdictAt;
  const roots: Root[] = [];
  const walk = (value: unknown, address: string): void => {
    if (typeof value !== "object" || value === null) return;
    const slot = slots.get(address);
    if (!Array.isArray(value) && isCondition(value) && slot !== undefined)
      roots.push({ condition: value, address, slot });
    else for (const [key, inner] of Object.entries(value)) walk(inner, pointer(address, key));
  };
  for (const [section, value] of Object.entries(session.document))
    if (!NOT_RULES.has(section)) walk(value, pointer("", section));
  return roots;
}

/** The parts that a condition is made of, each with its address. */
function partsOf(condition: Condition, address: string): readonly (readonly [Condition, string])[] {
  if ("all" in condition) return condition.all.map((part, index) => [part, pointer(address, "all", index)]);
  if ("any" in condition) return condition.any.map((part, index) => [part, pointer(address, "any", index)]);
  if ("of" in condition) return condition.of.map((part, index) => [part, pointer(address, "of", index)]);
  return "not" in condition ? [[condition.not, pointer(address, "not")]] : [];
}

/** The comparisons and named conditions of a condition. */
export function leavesOf(condition: Condition, address: string): readonly string[] {
  const parts = partsOf(condition, address);
  return parts.length === 0 ? [address] : parts.flatMap(([part, at]) => leavesOf(part, at));
}

/** The parts that all have to hold. */
function conjuncts(condition: Condition, address: string): readonly string[] {
  if (!("all" in condition)) return [address];
  return partsOf(condition, address).flatMap(([part, at]) => conjuncts(part, at));
}

/** Parts that cannot hold together, none of which could be left out; in words. */
export function coreOf({ condition, address, slot }: Root, { session }: Inquiry): readonly string[] {
  const slots = session.verdictAt;
  const all = conjuncts(condition, address).filter((at) => slots.has(at));
  let core = all;
  for (const one of all) {
    const fewer = core.filter((at) => at !== one);
    const settled = new Map(all.filter((at) => !fewer.includes(at)).map((at) => [slots.get(at)!, true]));
    if (session.find((_reader, settle) => settle(settled).verdict(slot, true), new Map()) === "none") core = fewer;
  }
  return core.map((at) => at.slice(1));
}

/** What a condition belongs to, in words: `tiers/main/levels/2`. */
export function ownerOf(address: string): string {
  const keys = pointerKeys(address);
  const last = keys.at(-1)!;
  return (["requires", "enter", "exit", "when", "eligible", "keep", "regress"].includes(last) ? keys.slice(0, -1) : keys).join("/"); // prettier-ignore
}

/** The partners for whom it makes a difference whether the part holds. */
function decides(root: Slot, part: Slot): Build {
  return (_reader, settle) => {
    const [held, failed] = [settle(new Map([[part, true]])), settle(new Map([[part, false]]))];
    return anyOf(
      allOf(held.verdict(root, true), failed.verdict(root, false)),
      allOf(held.verdict(root, false), failed.verdict(root, true)),
    );
  };
}

function checkPart(inquiry: Inquiry, { slot, address }: Root, part: Slot, at: string): void {
  const wherever = decides(slot, part);
  const question = { code: "condition.dead", path: at } as const;
  const whether = (wanted: boolean) =>
    ask(
      inquiry,
      question,
      (reader, settle) => allOf(wherever(reader, settle), reader.verdict(part, wanted)),
      claim([part, wanted]),
      { isEnough: false },
    );
  const holding = whether(true);
  const failing = whether(false);
  const params = { of: ownerOf(address) };
  if (holding === "none" && failing === "none") proved(inquiry, "condition.dead", at, params);
  else if (holding === "none") proved(inquiry, "condition.neverDecides", at, params);
  else if (failing === "none") proved(inquiry, "condition.alwaysHolds", at, params);
}

/** What is wrong with a condition itself; levels and stages are told of as such. */
function checkRoot(inquiry: Inquiry, root: Root, isRung: boolean): boolean {
  const { slot, address } = root;
  const holds = ask(
    inquiry,
    { code: "condition.never", path: address },
    (reader) => reader.verdict(slot, true),
    claim([slot, true]),
  );
  if (holds === "none") {
    if (!isRung) proved(inquiry, "condition.never", address, { core: coreOf(root, inquiry) });
    return false;
  }
  const fails = ask(
    inquiry,
    { code: "condition.always", path: address },
    (reader) => reader.verdict(slot, false),
    claim([slot, false]),
  );
  if (fails === "none" && !isRung) proved(inquiry, "condition.always", address, {});
  return fails !== "none";
}

/** Checks every condition of the document. */
export function checkConditions(inquiry: Inquiry): void {
  const { session } = inquiry;
  const slots = session.verdictAt;
  for (const root of rootsOf(session)) {
    const isRung = /^\/(tiers\/[^/]+\/levels\/\d+\/requires|lifecycle\/partner\/stages\/\d+\/(enter|exit))$/.test(
      root.address,
    );
    if (!checkRoot(inquiry, root, isRung)) continue;
    const leaves = leavesOf(root.condition, root.address);
    if (leaves.length === 1) continue;
    for (const at of leaves) {
      const part = slots.get(at);
      if (part !== undefined) checkPart(inquiry, root, part, at);
    }
  }
}
