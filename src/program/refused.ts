/** Answers that are made of others: where one of those refuses the partner, so does the whole. */
import { type IssuesOutcome } from "./outcome/types.js";

/** A partner that one of the answers refuses. */
export class RefusedPartner extends Error {
  readonly refused: IssuesOutcome;

  constructor(refused: IssuesOutcome) {
    super("the partner is refused");
    this.refused = refused;
  }
}

/** The answer that another is made of. */
export function answered<Answer extends { readonly status: string }>(answer: Answer): Exclude<Answer, IssuesOutcome> {
  if (answer.status === "issues") throw new RefusedPartner(answer as unknown as IssuesOutcome);
  return answer as Exclude<Answer, IssuesOutcome>;
}

/** The answer that is made of others, unless one of them refuses the partner. */
export function orRefused<Answer>(answer: () => Answer): Answer | IssuesOutcome {
  try {
    return answer();
  } catch (error) {
    if (error instanceof RefusedPartner) return error.refused;
    throw error;
  }
}
