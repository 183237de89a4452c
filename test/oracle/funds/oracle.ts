/** Funds the slow way: every cent is a coin that lies somewhere, and every day is lived through, whether anything happens on it or not. */

/** Days are counted from the first one of the history; amounts are whole cents. */
export interface OracleLot {
  readonly key: string;
  readonly from: number;
  readonly until: number | undefined;
  readonly cents: number;
}

export interface OracleRequest {
  readonly key: string;
  readonly asked: number;
  readonly cost: number;
  readonly approvedOn?: number;
  readonly approved?: number;
  readonly deniedOn?: number;
  readonly cancelledOn?: number;
  readonly claimedOn?: number;
  readonly spend?: number;
  readonly acceptedOn?: number;
  readonly rejectedOn?: number;
  readonly claimUntil?: number;
}

export interface OracleRules {
  readonly approves: boolean;
  readonly claims: boolean;
  readonly accepts: boolean;
  readonly soonest: boolean;
  readonly refuseShort: boolean;
  readonly least: number;
  readonly most: number;
  readonly monthlyCap: number | undefined;
  /** In percent, of which at most so many cents, for so many days. */
  readonly carry: { readonly percent: number; readonly most: number; readonly days: number } | undefined;
  readonly monthOf: (day: number) => string;
}

interface Coin {
  readonly lot: Lot;
  where: "free" | "held" | "used" | "expired" | "carried" | "withdrawn";
  holder: string;
}

interface Lot extends OracleLot {
  readonly number: number;
  readonly isCarried: boolean;
}

interface Live {
  readonly request: OracleRequest;
  state: string;
  refusedBy: string;
  ignored: string;
}

/** Half of an amount, a half cent away from zero. */
const half = (cents: number): number => Math.floor((cents + 1) / 2);

class Contradiction extends Error {}

/** Everything that a fund is at the end of a day; undefined where a record contradicts itself. */
export function fundTheSlowWay(
  lots: readonly OracleLot[],
  requests: readonly OracleRequest[],
  rules: OracleRules,
  lastDay: number,
): Readonly<Record<string, unknown>> | undefined {
  const known: Lot[] = [];
  const coins: Coin[] = [];
  const live: Live[] = requests.map((request) => ({ request, state: "", refusedBy: "", ignored: "" }));
  let owed = 0;

  const addLot = (lot: OracleLot, isCarried: boolean): void => {
    const own = { ...lot, number: known.length, isCarried };
    known.push(own);
    for (let cent = 0; cent < lot.cents; cent += 1) coins.push({ lot: own, where: "free", holder: "" });
  };
  const rank = ({ from, until = 1e9 }: Lot): readonly number[] => (rules.soonest ? [until, from] : [from, until]);
  const inOrder = (): readonly Coin[] =>
    coins
      .filter(({ where }) => where === "free")
      .toSorted((one, other) => {
        const [left, right] = [rank(one.lot), rank(other.lot)];
        return left[0]! - right[0]! || left[1]! - right[1]! || one.lot.number - other.lot.number;
      });
  const free = (): number => inOrder().length;
  const take = (count: number, where: Coin["where"], holder: string): void => {
    for (const coin of inOrder().slice(0, count)) Object.assign(coin, { where, holder });
  };
  const heldBy = (key: string): readonly Coin[] =>
    coins
      .filter(({ where, holder }) => where === "held" && holder === key)
      .toSorted((one, other) => {
        const [left, right] = [rank(one.lot), rank(other.lot)];
        return left[0]! - right[0]! || left[1]! - right[1]! || one.lot.number - other.lot.number;
      });
  /** Free coins of a lot whose time is over. */
  const expire = (lot: Lot, today: number): void => {
    const own = coins.filter((coin) => coin.lot === lot && coin.where === "free");
    const { percent = 0, most = 0, days = 0 } = rules.carry ?? {};
    const carried = lot.isCarried ? 0 : Math.min(most, Math.floor((own.length * percent + 50) / 100));
    for (const [index, coin] of own.entries()) coin.where = index < carried ? "carried" : "expired";
    if (carried > 0) addLot({ key: lot.key, from: today, until: today + days - 1, cents: carried }, true);
  };
  /** Keeps so many coins, and lets the others go, lot by lot. */
  const keep = (key: string, count: number, today: number): void => {
    const gone = heldBy(key).slice(Math.max(0, count));
    for (const lot of new Set(gone.map((coin) => coin.lot))) {
      for (const coin of gone) if (coin.lot === lot) Object.assign(coin, { where: "free", holder: "" });
      if (lot.until !== undefined && lot.until < today) expire(lot, today);
    }
  };
  const refuse = (one: Live, why: string, today: number): void => {
    Object.assign(one, { state: "refused", refusedBy: why });
    keep(one.request.key, 0, today);
  };

  const accept = (one: Live): void => {
    one.state = "reimbursed";
    for (const coin of heldBy(one.request.key)) coin.where = "used";
  };
  const claim = (one: Live, today: number): void => {
    const wasLate = one.state === "lapsed";
    one.state = "claimed";
    if (wasLate) {
      refuse(one, "late", today);
      return;
    }
    if (rules.claims && one.request.spend !== undefined) keep(one.request.key, Math.min(heldBy(one.request.key).length, half(one.request.spend)), today); // prettier-ignore
    if (!rules.accepts) accept(one);
  };
  const lapse = (one: Live, today: number): void => {
    const { claimUntil, key } = one.request;
    if (!rules.claims || one.state !== "approved" || claimUntil === undefined || today <= claimUntil) return;
    one.state = "lapsed";
    keep(key, 0, today);
  };
  const approve = (one: Live, today: number): void => {
    one.state = "approved";
    const { approved, key } = one.request;
    if (rules.approves && approved !== undefined) keep(key, Math.min(heldBy(key).length, approved), today);
    lapse(one, today);
    if (one.state === "approved" && !rules.claims) claim(one, today);
  };
  const ask = (one: Live, today: number): void => {
    const { key, cost } = one.request;
    const asked = half(cost);
    const reasons = [...(asked < rules.least ? ["least"] : []), ...(asked <= 0 ? ["nothing"] : [])];
    one.state = "requested";
    if (reasons.length > 0) {
      refuse(one, reasons.join(), today);
      return;
    }
    const month = rules.monthOf(today);
    const takenBy = (other: Live): number => coins.filter(({ where, holder }) => (where === "held" || where === "used") && holder === other.request.key).length; // prettier-ignore
    const taken = live.filter((other) => other !== one && other.state !== "" && rules.monthOf(other.request.asked) === month).reduce((sum, other) => sum + takenBy(other), 0); // prettier-ignore
    const underCap = rules.monthlyCap === undefined ? 1e9 : Math.max(0, rules.monthlyCap - taken);
    const there = Math.min(free(), underCap);
    const wanted = Math.min(asked, rules.most);
    if (wanted > there && (there <= 0 || rules.refuseShort)) {
      refuse(one, underCap < free() ? "cap" : "balance", today);
      return;
    }
    take(Math.min(wanted, there), "held", key);
    if (!rules.approves) approve(one, today);
  };

  /** Whether a step is taken; one that comes after the rules have ended a request is only noted. */
  const isTaken = (one: Live, step: string, from: readonly string[]): boolean => {
    if (from.includes(one.state)) return true;
    if (one.state !== "refused" && one.state !== "lapsed") throw new Contradiction();
    one.ignored += ` ${step}`;
    return false;
  };
  /** What happens to a request on a day, one thing after the other. */
  const liveThrough = (one: Live, today: number): void => {
    const { request } = one;
    lapse(one, today);
    if (request.asked === today) ask(one, today);
    if (rules.approves && request.approvedOn === today && isTaken(one, "approve", ["requested"])) approve(one, today);
    if (rules.approves && request.deniedOn === today && isTaken(one, "deny", ["requested"])) {
      one.state = "denied";
      keep(request.key, 0, today);
    }
    if (rules.claims && request.claimedOn === today && isTaken(one, "claim", ["approved", "lapsed"])) claim(one, today);
    if (rules.accepts && request.acceptedOn === today && isTaken(one, "accept", ["claimed"])) accept(one);
    if (rules.accepts && request.rejectedOn === today && isTaken(one, "reject", ["claimed"])) {
      one.state = "rejected";
      keep(request.key, 0, today);
    }
    if (request.cancelledOn === today && isTaken(one, "cancel", ["requested", "approved", "claimed"])) {
      one.state = "cancelled";
      keep(request.key, 0, today);
    }
  };

  /** A step on a day before it was asked for. */
  const isEarly = (request: OracleRequest, today: number): boolean =>
    [
      ...(rules.approves ? [request.approvedOn, request.deniedOn] : []),
      ...(rules.claims ? [request.claimedOn] : []),
      ...(rules.accepts ? [request.acceptedOn, request.rejectedOn] : []),
      request.cancelledOn,
    ].includes(today);
  const byKey = (one: Live, other: Live): number =>
    one.request.asked - other.request.asked || (one.request.key < other.request.key ? -1 : 1);
  try {
    for (let today = 0; today <= lastDay; today += 1) {
      for (const lot of known.filter(({ until }) => until !== undefined && until === today - 1)) expire(lot, today);
      const credited = lots.filter(({ from }) => from === today).toSorted((one, other) => (one.key < other.key ? -1 : 1)); // prettier-ignore
      for (const lot of credited.filter(({ cents }) => cents >= 0)) {
        addLot(lot, false);
        const own = coins.filter((coin) => coin.lot === known.at(-1));
        const set = Math.min(owed, own.length);
        owed -= set;
        for (const coin of own.slice(0, set)) coin.where = "withdrawn";
        if (lot.until !== undefined && lot.until < today) expire(known.at(-1)!, today);
      }
      for (const lot of credited.filter(({ cents }) => cents < 0)) {
        known.push({ ...lot, number: known.length, isCarried: false });
        const out = Math.min(-lot.cents, free());
        take(out, "withdrawn", "");
        owed += -lot.cents - out;
      }
      const earlier = live.filter(({ request }) => request.asked < today).toSorted(byKey);
      const letsGo = ({ request }: Live): boolean =>
        (rules.approves && request.deniedOn === today) ||
        request.cancelledOn === today ||
        (rules.accepts && request.rejectedOn === today) ||
        (rules.claims && request.claimUntil === today - 1);
      for (const one of earlier) if (letsGo(one)) liveThrough(one, today);
      for (const one of earlier) if (!letsGo(one)) liveThrough(one, today);
      for (const one of live.filter(({ request }) => request.asked === today).toSorted(byKey)) liveThrough(one, today);
      if (live.some(({ request }) => request.asked > today && isEarly(request, today))) throw new Contradiction();
    }
  } catch (error) {
    if (error instanceof Contradiction) return undefined;
    throw error;
  }
  const count = (where: Coin["where"], of?: Lot): number => coins.filter((coin) => coin.where === where && (of === undefined || coin.lot === of)).length; // prettier-ignore
  return {
    lots: known.map((lot) => [lot.key, lot.cents, ...(["free", "held", "used", "expired", "carried", "withdrawn"] as const).map((where) => count(where, lot))].join(" ")).toSorted(),
    requests: live
      .filter(({ state }) => state !== "")
      .toSorted(byKey)
      .map(({ request, state, refusedBy, ignored }) => {
        const own = (where: Coin["where"]): number => coins.filter((coin) => coin.where === where && coin.holder === request.key).length;
        return [request.key, state, own("held"), own("used"), refusedBy].join(" ") + ignored;
      }),
    owed,
  }; // prettier-ignore
}
