/** Holds the incentives of random programs against the oracle. */
import { type Partner, evaluatePartner, parseProgram } from "partner-program";
import { randomOf } from "../language/random.js";
import { type Rational, decimal } from "../language/rational.js";
import { type Json, AS_OF, randomPartner, randomProgram } from "./generate.js";
import { type Expected, expectedOf } from "./oracle.js";

export interface IncentiveDisagreement {
  readonly id: string;
  readonly library: unknown;
  readonly expected: unknown;
  readonly incentive: unknown;
  readonly partner: unknown;
}

const text = ({ n, d }: Rational): string => (d === 1n ? `${n}` : `${n}/${d}`);
const amountText = (amount: string | null | undefined): string | null =>
  amount == null ? null : text(decimal(amount));

/** What is compared, as texts. */
function written({ status, amount, lines, shares }: Expected): Json {
  return {
    status,
    amount: amount === null ? null : text(amount),
    ...(lines === undefined ? {} : { lines: lines.map(text) }),
    ...(shares === undefined ? {} : { shares: Object.fromEntries(Object.entries(shares).map(([id, share]) => [id, text(share)])) }),
  }; // prettier-ignore
}

/** Every incentive on which both differ, for one program and several partners. */
export function incentiveDisagreements(seed: number, partners: number): readonly IncentiveDisagreement[] {
  const random = randomOf(seed);
  const document = randomProgram(random);
  const program = parseProgram(document);
  return Array.from({ length: partners }, () => randomPartner(random)).flatMap((partner) => {
    const outcome = evaluatePartner(program, partner as unknown as Partner, { asOf: AS_OF });
    if (outcome.status !== "evaluated") throw new Error(outcome.issues.map(({ message }) => message).join("\n"));
    return Object.entries(expectedOf(document, partner)).flatMap(([id, expected]) => {
      const { status, amount, lines, shares } = outcome.incentives[id]!;
      const found = {
        status,
        amount: amountText(amount),
        ...(expected.lines === undefined ? {} : { lines: (lines ?? []).map((line) => amountText(line.amount)) }),
        ...(expected.shares === undefined || Object.keys(expected.shares).length === 0
          ? {}
          : { shares: Object.fromEntries((shares ?? []).map((share) => [share.id, amountText(share.amount)])) }),
      };
      const wanted = written(expected);
      if (wanted["shares"] !== undefined && Object.keys(wanted["shares"] as Json).length === 0) delete (wanted as { shares?: unknown }).shares;
      if (JSON.stringify(found) === JSON.stringify(wanted)) return [];
      return [{ id, library: found, expected: wanted, incentive: { ...(document["incentives"] as Json), stacking: document["stacking"] }, partner }];
    });
  });
} // prettier-ignore
