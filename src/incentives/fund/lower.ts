/** Lowers the section `funds`: each fund lists its records with what it reads of them. */
import { type Definition } from "../../core/definition/definition.js";
import { type PartnerScope } from "../../core/expression/scope.js";
import { pointer } from "../../core/issue/issue.js";
import { operandReferences } from "../../core/rule/references.js";
import { type Listed, defineListing } from "../listing/lower.js";
import { lowerBound } from "../payment/earn.js";
import { creditColumns, requestColumns } from "./columns.js";
import { creditName, fundCapName, requestsName } from "./names.js";
import { type Fund, type Funds } from "./types.js";

function listedBy(
  id: string,
  { credits, requests, counts: result = "money", period }: Fund,
  address: string,
): readonly Listed[] {
  const lots = credits.flatMap((credit, place): readonly Listed[] => {
    if ("incentive" in credit) return [];
    const at = pointer(address, "credits", place);
    return [{ name: creditName(id, place), address: at, records: credit.for, columns: creditColumns(credit, at), result, period }]; // prettier-ignore
  });
  if (requests === undefined) return lots;
  const at = pointer(address, "requests");
  const columns = requestColumns(requests, at);
  const { levelAt } = requests;
  return [...lots, { name: requestsName(id), address: at, records: requests.for, columns, result, period, levelAt }];
}

function lowerCap(id: string, { requests, counts = "money" }: Fund, scope: PartnerScope, address: string): void {
  if (requests?.cap === undefined) return;
  const at = pointer(address, "requests", "cap", "amount");
  const cap = lowerBound(requests.cap.amount, counts, scope, at);
  if (cap !== undefined) scope.name(fundCapName(id), at, { slot: cap.slot, type: cap.type });
}

/** The definitions of the section `funds`. */
export function defineFunds(funds: Funds, address = "/funds"): readonly Definition[] {
  return Object.entries(funds).flatMap(([id, fund]): readonly Definition[] => {
    const at = pointer(address, id);
    const listings = listedBy(id, fund, at).map(defineListing);
    const cap = fund.requests?.cap;
    if (cap === undefined) return listings;
    const own: Definition = {
      names: [fundCapName(id)],
      address: pointer(at, "requests", "cap"),
      references: operandReferences(cap.amount),
      lower: (scope) => lowerCap(id, fund, scope, at),
    };
    return [...listings, own];
  });
}
