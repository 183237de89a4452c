/** The kinds that are filled from outside: constants, inputs, calendar days, fields and values of the partner. */
import { type Operation } from "../node.js";

export const alias: Operation<"alias"> = {
  operands: (node) => [node.operand],
  apply:
    ({ operand }) =>
    (slots) =>
      slots[operand]!,
};

const noOperands = (): readonly number[] => [];

/** Its value is all that there is to show. */
export const literal: Operation<"literal"> = { operands: noOperands };
export const input: Operation<"input"> = {
  operands: noOperands,
  details: ({ name, source }) => ({ name, source }),
};
export const calendar: Operation<"calendar"> = { operands: noOperands, details: (node) => ({ bound: node.bound }) };
export const currencyDigits: Operation<"currencyDigits"> = { operands: noOperands };
export const field: Operation<"field"> = { operands: noOperands, details: (node) => ({ name: node.name }) };
export const outer: Operation<"outer"> = { operands: noOperands };
