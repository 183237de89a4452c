/** What a broken law tells: what is wrong, the partner to paste into the document, and how to run it again. */
import { figuresOf, evaluated } from "./figures.js";
import { type Breach, type LawSetting, type Situation } from "./types.js";

/** How a run of fast-check is repeated. */
export interface Replay {
  readonly seed: number;
  readonly path: string;
}

/**
 * A law that a program breaks, thrown by `assert`: what is wrong, and the partners that show it as cases of the document.
 *
 * @since 0.1.0
 */
export class BrokenLaw extends Error {
  /** The law. */
  readonly law: string;
  /** The partners that show it, as few facts and records as fast-check could make of them. */
  readonly situations: readonly Situation[];
  /** They as cases: pasted into `cases` of the document, they hold today; state what should be expected. */
  readonly cases: readonly object[];
  /** What repeats the run: `assert({ seed, path })`. */
  readonly replay: Replay;

  constructor(law: string, title: string, breach: Breach, replay: Replay, setting: LawSetting) {
    const cases = breach.situations.map((situation) => caseOf(situation, title, breach, setting));
    const lines = [
      `The program \`${setting.document.id}\` breaks the law \`${law}\`: ${title}.`,
      breach.says,
      "As cases of the document, with what it answers now:",
      ...cases.map((each) => JSON.stringify(each, null, 2)),
      `To run it again: assert(${JSON.stringify(replay)})`,
    ];
    super(lines.join("\n"));
    this.name = "BrokenLaw";
    this.law = law;
    this.situations = breach.situations;
    this.cases = cases;
    this.replay = replay;
  }
}

function caseOf(situation: Situation, title: string, { names }: Breach, setting: LawSetting): object {
  const { partner, ...days } = situation;
  const { id: _id, name: _name, journal: _journal, ...data } = partner;
  const outcome = evaluated(setting, situation);
  const figures = outcome === undefined ? new Map<string, unknown>() : figuresOf(outcome);
  const expect = Object.fromEntries(names.map((name) => [name, figures.get(name) ?? null]));
  return { case: title, ...days, ...data, expect };
}
