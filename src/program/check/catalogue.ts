/** Every finding there is: how grave it is, what it says and how it is mended. */
import { type LevelFindingCode, LEVEL_FINDINGS } from "./catalogue/levels.js";
import { type PaymentFindingCode, PAYMENT_FINDINGS } from "./catalogue/payments.js";
import { type FindingText } from "./catalogue/text.js";
import { type DocumentFindingCode, DOCUMENT_FINDINGS } from "./catalogue/document.js";

/** The code of a finding; each has a heading in the documentation. */
export type FindingCode = LevelFindingCode | PaymentFindingCode | DocumentFindingCode;

/** Every finding; made where it is asked for, so that a bundle without the check does not carry it. */
export function findingTexts(): Readonly<Record<FindingCode, FindingText>> {
  return { ...LEVEL_FINDINGS, ...PAYMENT_FINDINGS, ...DOCUMENT_FINDINGS };
}
