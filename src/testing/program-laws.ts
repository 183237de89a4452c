/** The laws of a program, for any test runner. */
import { type Partner } from "../program/partner/types.js";
import { type Program } from "../program/program.js";
import { type Arbitrary } from "./fast-check.js";
import { partnersIn } from "./generate/partner.js";
import { type GeneratorOptions, settingOf } from "./generate/setting.js";
import { explained, grantedIsEnough, missingIsBetween } from "./laws/answers.js";
import { BrokenLaw } from "./laws/broken-law.js";
import { answersAlike, laterKnowledge, recordOrder, unread } from "./laws/evaluation.js";
import { largerIsNotLess, moreIsNotLess } from "./laws/growth.js";
import { paidOnce, partsAddUp, withinBase, withinBounds } from "./laws/payments.js";
import { splitRecord } from "./laws/splitting.js";
import { lazily, statedRule } from "./laws/stated.js";
import { correctedIsFresh, reviewedInSteps } from "./laws/time.js";
import { type Breach, type LawRule, type LawSetting } from "./laws/types.js";

/** The laws that every program is held to; those of its document are named `law.<id>`. */
export type LawId =
  | "answersAlike"
  | "recordOrder"
  | "laterKnowledge"
  | "unread"
  | "explained"
  | "missingIsBetween"
  | "grantedIsEnough"
  | "splitRecord"
  | "moreIsNotLess"
  | "largerIsNotLess"
  | "withinBounds"
  | "withinBase"
  | "partsAddUp"
  | "paidOnce"
  | "reviewedInSteps"
  | "correctedIsFresh";

/** How a law is tried, as fast-check takes it. */
export interface AssertOptions {
  /** How many inputs are tried. */
  readonly numRuns?: number;
  /** What a failed run has told, to repeat it. */
  readonly seed?: number;
  readonly path?: string;
}

/** A law of one program. */
export interface ProgramLaw {
  readonly id: string;
  /** The law in words: the name of a test. */
  readonly title: string;
  /** What goes wrong where it is broken. */
  readonly why: string;
  /** Tries it; throws a `BrokenLaw` with the partner that breaks it. */
  readonly assert: (options?: AssertOptions) => void;
}

export interface LawOptions extends GeneratorOptions {
  /** Laws that the program is not held to, each with the reason. */
  readonly except?: Readonly<Record<string, string>>;
  /** Partners to try them on, such as those of a base; generated ones unless stated. */
  readonly partners?: Arbitrary<Partner>;
}

/** Tries one law, and tells how it is broken. */
function assertLaw<Input>(
  id: string,
  { title, runs, breach }: LawRule<Input>,
  inputs: Arbitrary<Input>,
  setting: LawSetting,
  { numRuns = runs, seed, path }: AssertOptions,
): void {
  const { fc } = setting;
  const look = (input: Input): Breach | undefined => {
    try {
      return breach(input, setting);
    } catch (error) {
      return { says: `it throws: ${String(error)}`, situations: [], names: [] };
    }
  };
  const details = fc.check(fc.property(inputs, (input) => look(input) === undefined), {
    ...(numRuns === undefined ? {} : { numRuns }),
    ...(seed === undefined ? {} : { seed }),
    ...(path === undefined ? {} : { path }),
  }); // prettier-ignore
  if (details.counterexample === null) return;
  const found = look(details.counterexample[0])!;
  throw new BrokenLaw(id, title, found, { seed: details.seed, path: details.counterexamplePath }, setting);
}

/** A law of a setting, where the program has what it speaks of. */
type Offer = (id: string, setting: LawSetting) => readonly ProgramLaw[];

function offer<Input>(rule: LawRule<Input>): Offer {
  return (id, setting) => {
    const inputs = rule.inputs(setting);
    if (inputs === undefined) return [];
    const { title, why } = rule;
    return [{ id, title, why, assert: (options = {}) => assertLaw(id, rule, inputs, setting, options) }];
  };
}

function generalLaws(): Readonly<Record<LawId, Offer>> {
  return {
    answersAlike: offer(answersAlike),
    recordOrder: offer(recordOrder),
    laterKnowledge: offer(laterKnowledge),
    unread: offer(unread),
    explained: offer(explained),
    missingIsBetween: offer(missingIsBetween),
    grantedIsEnough: offer(grantedIsEnough),
    splitRecord: offer(splitRecord),
    moreIsNotLess: offer(moreIsNotLess),
    largerIsNotLess: offer(largerIsNotLess),
    withinBounds: offer(withinBounds),
    withinBase: offer(withinBase),
    partsAddUp: offer(partsAddUp),
    paidOnce: offer(paidOnce),
    reviewedInSteps: offer(reviewedInSteps),
    correctedIsFresh: offer(correctedIsFresh),
  };
}

/**
 * The laws of a program, for any test runner: those that every program is held to as far as it has what they speak of, and those that its
 * document states. Each is tried on partners that are drawn where the rules change their answer; `assert` throws what it found as a
 * case to paste into the document. Laws of the document are proved of all partners where they can be.
 *
 * `except` leaves laws out that a program does not want to keep, each with the reason. Law: the same seed finds the same partner.
 *
 * @throws {ProgramError} when `asOf` is no day.
 * @example
 * ```ts
 * import fc from "fast-check";
 * import { parseProgram } from "partner-program";
 * import { programLaws } from "partner-program/testing";
 *
 * const program = parseProgram({
 *   language: 1,
 *   id: "acme",
 *   currency: "EUR",
 *   facts: { sales: { type: "money", min: 0, required: true } },
 *   incentives: {
 *     volume: {
 *       kind: "rebate",
 *       period: "calendarQuarter",
 *       payOn: "sales",
 *       scale: { apply: "wholeAmount", bands: [{ from: 0, rate: 0.03 }, { from: 50000, rate: 0.01 }] },
 *     },
 *   },
 * });
 * for (const law of programLaws(program, { fc })) {
 *   try {
 *     law.assert({ seed: 1 });
 *   } catch (error) {
 *     console.log((error as Error).message.split("\n").slice(0, 2).join("\n"));
 *   }
 * }
 * // => The program `acme` breaks the law `moreIsNotLess`: more of what counts never earns less.
 * // => with sales 50000 instead of 49999.99 `incentive.volume` pays 500.00 and not 1500.00
 * ```
 * @since 0.1.0
 */
export function programLaws(program: Program, options: LawOptions): readonly ProgramLaw[] {
  const own = settingOf(program, options);
  const { except = {}, partners = partnersIn(own) } = options;
  const setting: LawSetting = { ...own, partners };
  const report = lazily(setting);
  const general = Object.entries(generalLaws()).flatMap(([id, make]) => make(id, setting));
  const stated = Object.entries(setting.document.laws ?? {}).flatMap(([id, law]) => offer(statedRule(id, law, report))(`law.${id}`, setting)); // prettier-ignore
  return [...general, ...stated].filter(({ id }) => !Object.hasOwn(except, id));
}
