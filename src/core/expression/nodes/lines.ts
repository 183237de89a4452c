/** Lines, what they add up to, and amounts that are divided or kept below a cap together. */
import { type Exact, ZERO, add, compare, greatest } from "../../number/exact.js";
import { round } from "../../number/round.js";
import { capLines, keepRounded } from "../lines/cap.js";
import { sharesOf, valuesOf } from "../lines/split.js";
import { type Details, type NodeOf, type Operation } from "../node.js";
import {
  type Line,
  type Lines,
  type Value,
  NOT_APPLICABLE,
  UNKNOWN,
  exactOf,
  isMissing,
  missingAmong,
} from "../value.js";
import { specDetails } from "./pay.js";

function ruleDetails({ rules }: NodeOf<"lines">): Details {
  const { earned, pass, cap, rounding } = rules;
  return {
    ...(typeof earned === "object" ? { running: earned.mode, ...specDetails(earned.spec) } : {}),
    ...(pass === undefined ? {} : { pass: pass.kind }),
    ...(cap === undefined ? {} : { clip: cap.clip }),
    rounded: rounding.mode,
    per: rounding.per,
  };
}

/** Filled while the records are read; what a line is made of lies in their rows. */
export const lines: Operation<"lines"> = {
  operands: ({ outers }) => outers,
  details: (node) => ({ collection: node.collection, ...ruleDetails(node) }),
};

function figureOf(line: Line, of: NodeOf<"lineTotal">["of"]): Value {
  if (typeof of === "string") return line[of];
  const { shares } = line;
  return Array.isArray(shares) ? (shares as readonly Exact[])[of.share]! : (shares as Value);
}

export const lineTotal: Operation<"lineTotal"> = {
  operands: (node) => [node.lines],
  apply: (node) => (slots) => {
    const value = slots[node.lines]!;
    if (isMissing(value)) return value;
    const figures = (value as Lines).lines.map((line) => figureOf(line, node.of));
    const known = figures.filter((figure) => figure !== NOT_APPLICABLE);
    return known.includes(UNKNOWN) ? UNKNOWN : known.reduce<Exact>((sum, figure) => add(sum, exactOf(figure)), ZERO);
  },
  details: ({ of }) => ({ of: typeof of === "string" ? of : "share" }),
};

export const lineBalance: Operation<"lineBalance"> = {
  operands: (node) => [node.lines],
  apply: (node) => (slots) => {
    const value = slots[node.lines]!;
    return isMissing(value) ? value : ((value as Lines).lines.at(-1)?.balance ?? ZERO);
  },
};

export const share: Operation<"share"> = {
  operands: ({ amount, weights, overlays, digits }) => [
    ...new Set([amount, ...weights, ...overlays, ...(typeof digits === "number" ? [digits] : [])]),
  ],
  apply: (node) => (slots) => {
    const amount = slots[node.amount]!;
    if (isMissing(amount)) return amount;
    const places = typeof node.digits === "number" ? (slots[node.digits] as number) : node.digits.places;
    const { method, mode } = node;
    const shares = sharesOf(exactOf(amount), valuesOf(node, slots), { method, digits: places, mode });
    return Array.isArray(shares) ? (shares as readonly Exact[])[node.index]! : (shares as Value);
  },
  details: ({ method }) => ({ method }),
};

/** An amount that does not apply takes no part; one that is unknown leaves it open which is the greatest. */
export const best: Operation<"best"> = {
  operands: ({ amounts }) => amounts,
  apply:
    ({ amounts, index }) =>
    (slots) => {
      const values = amounts.map((slot) => slots[slot]!);
      const own = values[index]!;
      if (own === NOT_APPLICABLE) return own;
      if (values.includes(UNKNOWN)) return UNKNOWN;
      const isBeaten = values.some((value, place) => {
        if (place === index || value === NOT_APPLICABLE) return false;
        const ahead = compare(exactOf(value), exactOf(own));
        return ahead > 0 || (ahead === 0 && place < index);
      });
      return isBeaten ? ZERO : own;
    },
  decisive: ({ amounts, index }, slots, value) => (value === slots[amounts[index]!] ? [amounts[index]!] : amounts),
};

export const shareOfCap: Operation<"shareOfCap"> = {
  operands: ({ amounts, cap, digits }) => [...amounts, cap, ...(typeof digits === "number" ? [digits] : [])],
  apply:
    ({ amounts, index, cap, clip, digits, modes }) =>
    (slots) => {
      const values = amounts.map((slot) => slots[slot]!);
      const own = values[index]!;
      const most = slots[cap]!;
      if (own === NOT_APPLICABLE || most === NOT_APPLICABLE) return own;
      if (missingAmong([...values.filter((value) => value !== NOT_APPLICABLE), most]) !== undefined) return UNKNOWN;
      const exact = values.map((value) => (value === NOT_APPLICABLE ? ZERO : exactOf(value)));
      const limit = greatest(exactOf(most), ZERO);
      const capped = capLines(exact, limit, clip);
      const places = typeof digits === "number" ? (slots[digits] as number) : digits.places;
      const rounded = capped.map((amount, place) => round(amount, places, modes[place]!));
      const kept = keepRounded({ exact: capped, amounts: rounded }, limit, places, modes[0]!);
      return kept === rounded ? capped[index]! : kept[index]!;
    },
  details: ({ clip }) => ({ clip }),
};
