/** What the evaluation of a ladder of levels answers. */
import { type LadderOutcome, type OutcomeValue } from "../core/outcome/types.js";

export interface LevelOutcome extends LadderOutcome {
  /** What the partner gets on its level, where its levels state benefits; unknown while a level that states it may hold. */
  readonly benefits?: Readonly<Record<string, OutcomeValue>>;
}
