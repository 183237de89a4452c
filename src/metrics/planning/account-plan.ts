/** The account plan: which account has which product, where a deal is registered, and where there is room. */
import { writeFixed } from "../../core/number/decimal.js";
import { type Exact, compare, sign, sumOf } from "../../core/number/exact.js";
import { compareTexts } from "../../core/text/compare.js";
import { type Amount, readWithin } from "../channel/amounts.js";
import { checkIds, posted, readDigits } from "./months.js";

export interface PlannedAccount {
  readonly id: string;
  readonly title?: string;
  /** The products that it has already. */
  readonly owns?: readonly string[];
  /** By product what it could be worth there, where the product's own value is not it; zero is no fit. */
  readonly potential?: Readonly<Record<string, Amount>>;
}

export interface PlannedProduct {
  readonly id: string;
  readonly title?: string;
  /** What one account is worth, unless the account says otherwise. */
  readonly value: Amount;
  /** Products that an account has to have first. */
  readonly after?: readonly string[];
}

/** A deal of the partner, such as one that it has registered. */
export interface PlannedDeal {
  readonly account: string;
  readonly product: string;
  /** `open`: registered, or in the pipeline. `won`: the account has the product. `lost`: there is room again. */
  readonly state: "open" | "won" | "lost";
  /** What it is worth; what the plan says of the account and product unless stated. */
  readonly amount?: Amount;
}

export interface AccountPlan {
  readonly accounts: readonly PlannedAccount[];
  readonly products: readonly PlannedProduct[];
  readonly deals?: readonly PlannedDeal[];
  /** Decimal places of amounts; 2 unless stated. */
  readonly digits?: number;
}

/**
 * `owned`: the account has it. `registered`: a deal is open. `crossSell`: it fits, and the account has other products. `newBusiness`: it fits, and the account has none yet. `blocked`: it needs
 * other products first. `noFit`: it is worth nothing there.
 */
export type CellState = "owned" | "registered" | "crossSell" | "newBusiness" | "blocked" | "noFit";

export interface AccountCell {
  readonly account: string;
  readonly product: string;
  readonly state: CellState;
  /** What it is worth there. */
  readonly value: string;
}

export interface AccountPlanAnswer {
  /** For each account, in the order of the plan, a cell for each product. */
  readonly cells: readonly AccountCell[];
  /** The room: what can be sold and is not registered, the most valuable first. These are the opportunities to register. */
  readonly whiteSpace: readonly AccountCell[];
  /** By state how many cells there are, and what they are worth together. */
  readonly totals: Readonly<Record<CellState, { readonly count: number; readonly value: string }>>;
}

function readPlan(plan: AccountPlan): void {
  checkIds("accounts", plan.accounts);
  checkIds("products", plan.products);
  const known = new Set(plan.products.map(({ id }) => id));
  const named = [
    ...plan.accounts.flatMap(({ owns = [], potential = {} }) => [...owns, ...Object.keys(potential)]),
    ...plan.products.flatMap(({ after = [] }) => after),
  ];
  for (const product of named) if (!known.has(product)) throw new RangeError(`there is no product ${product}`);
  const accounts = new Set(plan.accounts.map(({ id }) => id));
  for (const [index, { account, product }] of (plan.deals ?? []).entries()) {
    if (!accounts.has(account)) throw new RangeError(`deals[${index}] names no account of the plan: ${account}`);
    if (!known.has(product)) throw new RangeError(`deals[${index}] names no product of the plan: ${product}`);
  }
}

/** A cell with its exact value. */
interface Cell {
  readonly account: string;
  readonly product: string;
  readonly state: CellState;
  readonly value: Exact;
}

function valueOf(
  { potential = {} }: PlannedAccount,
  { id, value }: PlannedProduct,
  deals: readonly PlannedDeal[],
): Exact {
  const stated = deals.filter(({ state, amount }) => state === "open" && amount !== undefined);
  if (stated.length > 0) return sumOf(stated.map(({ amount }) => readWithin(amount!, "deals.amount")));
  return readWithin(potential[id] ?? value, `potential of ${id}`);
}

function stateOf(
  owned: ReadonlySet<string>,
  product: PlannedProduct,
  value: Exact,
  deals: readonly PlannedDeal[],
): CellState {
  if (owned.has(product.id)) return "owned";
  if (deals.some(({ state }) => state === "open")) return "registered";
  if (sign(value) === 0) return "noFit";
  if ((product.after ?? []).some((needed) => !owned.has(needed))) return "blocked";
  return owned.size > 0 ? "crossSell" : "newBusiness";
}

function cellsOf(account: PlannedAccount, { products, deals = [] }: AccountPlan, digits: number): readonly Cell[] {
  const own = deals.filter((deal) => deal.account === account.id);
  const owned = new Set([
    ...(account.owns ?? []),
    ...own.filter(({ state }) => state === "won").map(({ product }) => product),
  ]);
  return products.map((product) => {
    const about = own.filter((deal) => deal.product === product.id);
    const value = posted(valueOf(account, product, about), digits);
    return { account: account.id, product: product.id, state: stateOf(owned, product, value, about), value };
  });
}

const STATES: readonly CellState[] = ["owned", "registered", "crossSell", "newBusiness", "blocked", "noFit"];

/**
 * Plans the accounts of a partner: for each account and product whether the account has it, a deal is registered, or there is room, and what that is worth. Deals are merged: one that was won
 * makes the product the account's own, one that is open takes it out of the room, one that was lost puts it back.
 *
 * Laws: every account and product has one cell; the counts of all states add up to accounts times products; what is registered is never white space.
 *
 * @throws {RangeError} when an id stands twice, a product or an account is not there, or a number cannot be read or is negative.
 * @example
 * ```ts
 * import { planAccounts } from "partner-program/metrics";
 *
 * const { whiteSpace, totals } = planAccounts({
 *   accounts: [{ id: "harbour", owns: ["backup"] }, { id: "zoo", potential: { monitoring: 9000 } }],
 *   products: [{ id: "backup", value: 5000 }, { id: "monitoring", value: 3000, after: ["backup"] }],
 *   deals: [{ account: "zoo", product: "backup", state: "open" }],
 * });
 * console.log(whiteSpace.map(({ account, product, state }) => `${account} ${product} ${state}`)); // => [ 'harbour monitoring crossSell' ]
 * console.log(totals.registered, totals.blocked); // => { count: 1, value: '5000.00' } { count: 1, value: '9000.00' }
 * ```
 * @since 0.1.0
 */
export function planAccounts(plan: AccountPlan): AccountPlanAnswer {
  readPlan(plan);
  const digits = readDigits(plan.digits);
  const cells = plan.accounts.flatMap((account) => cellsOf(account, plan, digits));
  const written = ({ value, ...cell }: Cell): AccountCell => ({ ...cell, value: writeFixed(value, digits) });
  const room = cells.filter(({ state }) => state === "crossSell" || state === "newBusiness");
  const totals = STATES.map((state) => {
    const own = cells.filter((cell) => cell.state === state);
    return [state, { count: own.length, value: writeFixed(sumOf(own.map(({ value }) => value)), digits) }] as const;
  });
  return {
    cells: cells.map(written),
    whiteSpace: room.toSorted(byValue).map(written),
    totals: Object.fromEntries(totals) as AccountPlanAnswer["totals"],
  };
}

/** The most valuable first, then by account and product. */
function byValue(one: Cell, other: Cell): number {
  return (
    compare(other.value, one.value) ||
    compareTexts(one.account, other.account) ||
    compareTexts(one.product, other.product)
  );
}
