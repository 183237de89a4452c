/** Errors that are thrown inside an evaluation to leave it, and are told as issues of the partner. */
import { type IssueCode } from "../issue/catalogue.js";
import { TooManyDigits } from "../number/exact.js";
import { TooMuchWork } from "./work.js";

/** The issue that an error stands for; undefined for an error that is one. */
export function figureIssue(error: unknown): IssueCode | undefined {
  if (error instanceof TooManyDigits) return "partner.tooManyDigits";
  return error instanceof TooMuchWork ? "partner.tooMuchWork" : undefined;
}
