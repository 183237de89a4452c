/** Every issue there is: what it says and how it is cured, from its parameters. */
import { type CalendarIssueCode, CALENDAR_ISSUES } from "./catalogue/calendars.js";
import { type DataIssueCode, DATA_ISSUES } from "./catalogue/data.js";
import { type DeclarationIssueCode, DECLARATION_ISSUES } from "./catalogue/declarations.js";
import { type DocumentIssueCode, DOCUMENT_ISSUES } from "./catalogue/document.js";
import { type MeaningIssueCode, MEANING_ISSUES } from "./catalogue/meaning.js";
import { type PaymentIssueCode, PAYMENT_ISSUES } from "./catalogue/payments.js";
import { type IssueText } from "./text.js";

/** The code of an issue; each has a heading in the documentation. */
export type IssueCode =
  DocumentIssueCode | DeclarationIssueCode | CalendarIssueCode | MeaningIssueCode | PaymentIssueCode | DataIssueCode;

export const ISSUES: Readonly<Record<IssueCode, IssueText>> = {
  ...DOCUMENT_ISSUES,
  ...DECLARATION_ISSUES,
  ...CALENDAR_ISSUES,
  ...MEANING_ISSUES,
  ...PAYMENT_ISSUES,
  ...DATA_ISSUES,
};
