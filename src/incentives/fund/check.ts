/** What is wrong with funds beside their values. */
import { type Issue, issue, pointer } from "../../core/issue/issue.js";
import { nearestName } from "../../core/issue/suggest.js";
import { idsTwice } from "../../core/issue/twice.js";
import { type Incentives } from "../types.js";
import { type Expiry, type Fund, type Funds } from "./types.js";

const option = (address: string, name: string, needs: string): Issue =>
  issue("incentive.option", address, { option: `\`${name}\``, needs });

/** An expiry that says nothing. */
function checkExpiry(expires: Expiry | undefined, address: string): readonly Issue[] {
  if (expires === undefined || expires.endOf !== undefined) return [];
  const { years = 0, months = 0, days = 0 } = expires.after ?? {};
  if (years + months + days > 0) return [];
  return [option(address, "expires", "`after` with a time, or `endOf` with a period")];
}

function checkCredits(fund: Fund, incentives: Incentives, address: string): readonly Issue[] {
  const { credits, opens, counts = "money" } = fund;
  return credits.flatMap((credit, place): readonly Issue[] => {
    const at = pointer(address, "credits", place);
    const expiry = checkExpiry(credit.expires, pointer(at, "expires"));
    if (!("incentive" in credit)) {
      const both = credit.until !== undefined && credit.expires !== undefined;
      return both ? [...expiry, option(pointer(at, "until"), "until", "no `expires` beside it")] : expiry;
    }
    const { incentive } = credit;
    const named = pointer(at, "incentive");
    const found = Object.hasOwn(incentives, incentive) ? incentives[incentive]! : undefined;
    if (found === undefined)
      return [...expiry, issue("reference.table", named, { kind: "incentive", name: incentive, nearest: nearestName(incentive, Object.keys(incentives)) ?? "" })]; // prettier-ignore
    const isPoints = found.kind === "points";
    return [
      ...expiry,
      ...(isPoints === (counts === "points") ? [] : [issue("fund.counts", named, { name: incentive, counts })]),
      ...(found.settlement?.interim === undefined ? [] : [option(pointer("/incentives", incentive, "settlement", "interim"), "interim", "an incentive that is paid: a fund credits it once its period is closed")]), // prettier-ignore
      ...(opens === undefined ? [option(named, "incentive", "`opens`, the first day of the fund")] : []),
    ];
  });
}

function checkSteps({ requests }: Fund, address: string): readonly Issue[] {
  if (requests === undefined) return [];
  const at = pointer(address, "requests");
  const needs = (name: "deny" | "reject", other: "approve" | "accept"): readonly Issue[] =>
    requests[name] === undefined || requests[other] !== undefined
      ? []
      : [option(pointer(at, name), name, `\`${other}\`, which is taken at once without it`)];
  return [
    ...needs("deny", "approve"),
    ...needs("reject", "accept"),
    ...idsTwice(requests.request.requires ?? [], pointer(at, "request", "requires")),
    ...idsTwice(requests.claim?.requires ?? [], pointer(at, "claim", "requires")),
  ];
}

function checkFund(id: string, fund: Fund, incentives: Incentives, address: string): readonly Issue[] {
  const taken = Object.hasOwn(incentives, id);
  const carry = fund.unused?.carry;
  const needsRequests = fund.uses !== undefined && fund.requests === undefined;
  return [
    ...(taken ? [issue("id.duplicate", address, { name: id, other: pointer("/incentives", id) })] : []),
    ...checkCredits(fund, incentives, address),
    ...checkSteps(fund, address),
    ...checkExpiry(carry?.expires, pointer(address, "unused", "carry", "expires")),
    ...(needsRequests ? [option(pointer(address, "uses"), "uses", "`requests`")] : []),
  ];
}

/** An incentive is credited to one fund, once. */
function creditedTwice(funds: Funds): readonly Issue[] {
  const first = new Map<string, string>();
  return Object.entries(funds).flatMap(([id, { credits }]) =>
    credits.flatMap((credit, place): readonly Issue[] => {
      if (!("incentive" in credit)) return [];
      const at = pointer("/funds", id, "credits", place, "incentive");
      const other = first.get(credit.incentive);
      if (other === undefined) {
        first.set(credit.incentive, at);
        return [];
      }
      return [issue("id.duplicate", at, { name: credit.incentive, other })];
    }),
  );
}

export function checkFunds(funds: Funds, incentives: Incentives): readonly Issue[] {
  const own = Object.entries(funds).flatMap(([id, fund]) => checkFund(id, fund, incentives, pointer("/funds", id)));
  return [...own, ...creditedTwice(funds)];
}

/** The fund that each incentive is credited to. */
export function fundedIncentives(funds: Funds): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(funds).flatMap(([id, { credits }]) =>
      credits.flatMap((credit) => ("incentive" in credit ? [[credit.incentive, id] as const] : [])),
    ),
  );
}
