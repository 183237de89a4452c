/** Makes findings. */
import { addressInWords } from "../../core/issue/issue.js";
import { type IssueParameters } from "../../core/issue/text.js";
import { fingerprintOfText } from "../../core/text/fingerprint.js";
import { type FindingCode, findingTexts } from "./catalogue.js";
import { type Finding, type Witness } from "./types.js";

/** A finding of the catalogue at an address. */
export function finding(
  code: FindingCode,
  path: string,
  params: IssueParameters,
  basis: Finding["basis"],
  witness?: Witness,
): Finding {
  const { severity, says, cure } = findingTexts()[code];
  return {
    code,
    severity,
    path,
    fingerprint: fingerprintOfText(JSON.stringify([code, path, Object.entries(params).sort()])),
    params,
    message: `${addressInWords(path)}: ${says(params)}`,
    hint: cure(params),
    basis,
    ...(witness === undefined ? {} : { witness }),
  };
}
