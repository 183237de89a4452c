/** What is read of each registration. */
import { pointer } from "../../core/issue/issue.js";
import { type Operand } from "../../core/rule/types.js";
import { type Column, column, requirementColumns } from "../listing/columns.js";
import { REGISTRATION_STEPS } from "./table.js";
import { type Registrations } from "./types.js";

/** The day so much time after that of another column: the length is written at the address, what it starts from elsewhere. */
function dayAfter(
  name: string,
  from: string,
  start: Operand,
  { length, in: unit, calendar }: NonNullable<Registrations["decideWithin"]>,
  address: string,
): Column & { readonly is: Operand } {
  const is: Operand = { deadline: start, after: length, in: unit, ...(calendar === undefined ? {} : { calendar }) };
  const writtenAt = (path: string): string => path.replace(pointer(address, "after"), pointer(address, "length"));
  return { kind: "day", name, is, address, made: { from, writtenAt } };
}

/** The name of a registration's listing. */
export function registrationName(id: string): string {
  return `registration.${id}`;
}

export function registrationColumns(written: Registrations, address: string): readonly Column[] {
  const { opportunity, submit, decideWithin, approve, extend, renew } = written;
  const at = (key: string): string => pointer(address, key);
  const until = dayAfter("until", "approve", approve.on, approve, at("approve"));
  const extended = extend && dayAfter("extendedUntil", "until", until.is, extend, at("extend"));
  return [
    ...column("name", "opportunity", opportunity, at("opportunity")),
    ...column("instant", "at", submit.at, pointer(address, "submit", "at")),
    ...REGISTRATION_STEPS.flatMap((step) => column("day", step, written[step]?.on, pointer(address, step, "on"))),
    ...(decideWithin === undefined
      ? []
      : [dayAfter("decideBy", "submit", submit.on, decideWithin, at("decideWithin"))]),
    until,
    ...(extended === undefined ? [] : [extended]),
    ...(renew === undefined ? [] : [dayAfter("renewedUntil", "renew", renew.on, renew, at("renew"))]),
    ...requirementColumns(submit.requires, "requires.", pointer(address, "submit", "requires")),
  ];
}
