/** Every finding there is: how grave it is, what it says and how it is mended. */
import { type LevelFindingCode, LEVEL_FINDINGS } from "./catalogue/levels.js";
import { type PaymentFindingCode, PAYMENT_FINDINGS } from "./catalogue/payments.js";
import { type FindingText } from "./catalogue/text.js";
import { type DocumentFindingCode, DOCUMENT_FINDINGS } from "./catalogue/document.js";

/** The code of a finding; each has a heading in the documentation. */
export type FindingCode = LevelFindingCode | PaymentFindingCode | DocumentFindingCode;

export const FINDINGS: Readonly<Record<FindingCode, FindingText>> = {
  ...LEVEL_FINDINGS,
  ...PAYMENT_FINDINGS,
  ...DOCUMENT_FINDINGS,
};
