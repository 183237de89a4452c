/**
 * A base of partners as a vendor's system would deliver them: three fiscal years of orders, deals, certificates,
 * answers and claims, the same for the same seed. A few partners sell most, many sell little, some nothing at all.
 */
import { type Partner, type PartnerRecord } from "../../src/program/partner/types.js";
import { type Random, createRandom } from "./random.js";

/** Which base. */
export interface NorthwindOptions {
  /** The same seed gives the same partners; 1 unless stated. */
  readonly seed?: number;
  /** How many partners; 200 unless stated. */
  readonly count?: number;
}

/** The data covers the fiscal years that end in June of these years. */
const FISCAL_YEARS = [2024, 2025, 2026];
const LARGEST_YEAR_CENTS = 600_000_000;

const NAMES = ["Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Ginkgo", "Hazel", "Ivy", "Juniper"];
const SUFFIXES = ["Systems", "Software", "Consulting", "Networks", "Solutions", "Cloud", "Digital", "Partners"];

/** Questions of the capabilities scorecard with their answers, from worst to best. */
const ANSWERS: readonly (readonly [string, readonly string[]])[] = [
  ["capability.preSales.demonstrate", ["no", "with help", "yes"]],
  ["capability.preSales.propose", ["no", "partly", "yes"]],
  ["capability.technicalSales", ["none", "one", "two or three", "more"]],
  ["capability.deployment", ["the vendor", "together", "the partner"]],
  ["capability.support", ["none", "first", "first and second"]],
  ["capability.renewals", ["no", "some", "all"]],
  ["activation.commitment", ["no", "in draft", "agreed"]],
  ["activation.investment", ["no", "yes"]],
];

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}

/** An amount of whole cents as a decimal text. */
function amount(cents: number): string {
  return `${Math.trunc(cents / 100)}.${twoDigits(Math.abs(cents) % 100)}`;
}

/** A day of a fiscal year that begins in July, by its month (0 is July) and a day that every month has. */
function dayOf(fiscalYear: number, month: number, day: number): string {
  const calendarMonth = ((month + 6) % 12) + 1;
  return `${calendarMonth >= 7 ? fiscalYear - 1 : fiscalYear}-${twoDigits(calendarMonth)}-${twoDigits(day)}`;
}

interface Profile {
  readonly rank: number;
  readonly random: Random;
  /** What the partner sells in its strongest year, in cents. */
  readonly yearlyCents: number;
  readonly ordersAYear: number;
}

function ordersOf(id: string, { random, yearlyCents, ordersAYear }: Profile): readonly PartnerRecord[] {
  if (ordersAYear === 0) return [];
  const trend = random.whole(70, 130);
  let percent = 100;
  return FISCAL_YEARS.flatMap((year) => {
    const orders = Array.from({ length: ordersAYear }, (_, index): PartnerRecord => {
      const share = Math.floor((yearlyCents * percent) / 100 / ordersAYear);
      const cents = Math.floor((share * random.whole(40, 160)) / 100);
      const isReturn = random.chance(2);
      return {
        id: `${id}-${year}-${index + 1}`,
        orderedOn: dayOf(year, random.whole(0, 11), random.whole(1, 28)),
        amount: isReturn ? `-${amount(Math.floor(cents / 4))}` : amount(cents),
        product: random.pick(["suite", "suite", "cloud", "services"]),
        customer: `customer ${random.whole(1, Math.max(3, ordersAYear))}`,
      };
    });
    percent = Math.floor((percent * trend) / 100);
    return orders;
  });
}

function dealsOf(id: string, { random, yearlyCents, ordersAYear }: Profile): readonly PartnerRecord[] {
  const count = Math.floor(ordersAYear / 2) + random.whole(0, 2);
  return Array.from({ length: count }, (_, index) => {
    const month = random.whole(0, 32);
    const status = month > 26 ? random.pick(["open", "open", "won"]) : random.pick(["won", "won", "lost"]);
    const year = (offset: number): number => FISCAL_YEARS[Math.floor((month + offset) / 12)]!;
    return {
      id: `${id}-deal-${index + 1}`,
      registeredOn: dayOf(year(0), month % 12, random.whole(1, 28)),
      ...(status === "open" ? {} : { closedOn: dayOf(year(2), (month + 2) % 12, random.whole(1, 28)) }),
      status,
      ledBy: random.pick(["partner", "partner", "vendor"]),
      amount: amount(Math.floor(yearlyCents / Math.max(4, count)) + random.whole(0, 99)),
    };
  });
}

function certificatesOf(id: string, { random, ordersAYear }: Profile): readonly PartnerRecord[] {
  const people = Math.min(9, Math.floor(ordersAYear / 3) + random.whole(0, 2));
  return Array.from({ length: people }, (_, index) => {
    const issued = random.whole(2023, 2025);
    const day = `${twoDigits(random.whole(1, 12))}-${twoDigits(random.whole(1, 28))}`;
    return {
      id: `${id}-certificate-${index + 1}`,
      person: `${id} person ${Math.max(1, index + 1 - random.whole(0, 1))}`,
      track: random.pick(["technical", "technical", "sales"]),
      issuedOn: `${issued}-${day}`,
      expiresOn: `${issued + 2}-${day}`,
    };
  });
}

function claimsOf(id: string, { random, yearlyCents, ordersAYear }: Profile): readonly PartnerRecord[] {
  return Array.from({ length: Math.floor(ordersAYear / 6) }, (_, index) => ({
    id: `${id}-claim-${index + 1}`,
    claimedOn: dayOf(random.pick(FISCAL_YEARS), random.whole(0, 8), random.whole(1, 28)),
    amount: amount(Math.floor((yearlyCents * random.whole(1, 3)) / 400)),
    status: random.pick(["paid", "paid", "submitted", "rejected"]),
  }));
}

/** Strong partners tend to answer well; some questions stay open. */
function answersOf({ random, ordersAYear }: Profile): Readonly<Record<string, string>> {
  const answered = ANSWERS.filter(() => random.chance(80));
  return Object.fromEntries(
    answered.map(([question, choices]) => {
      const lowest = ordersAYear > 15 ? 1 : 0;
      return [question, choices[random.whole(lowest, choices.length - 1)]!];
    }),
  );
}

function northwindPartner(rank: number, seed: number): Partner {
  const random = createRandom(seed * 100_003 + rank);
  const yearlyCents = Math.floor(LARGEST_YEAR_CENTS / (rank + 3));
  const sellsNothing = rank > 20 && random.chance(30);
  const ordersAYear = sellsNothing ? 0 : Math.min(40, 4 + Math.floor(200 / (rank + 4)) + random.whole(0, 4));
  const profile = { rank, random, yearlyCents, ordersAYear };
  const id = `p${String(rank).padStart(3, "0")}`;
  const signed = !sellsNothing || random.chance(60);
  const planned = signed && random.chance(rank < 60 ? 85 : 40);
  return {
    id,
    name: `${NAMES[(rank - 1) % NAMES.length]!} ${SUFFIXES[Math.floor((rank - 1) / NAMES.length) % SUFFIXES.length]!}`,
    facts: {
      region: random.pick(["NA", "NA", "EMEA", "APAC"]),
      partnerType: random.pick(["reseller", "reseller", "msp", "integrator"]),
      agreementSigned: signed,
      ...(signed ? { signedOn: `20${random.whole(15, 23)}-${twoDigits(random.whole(1, 12))}-01` } : {}),
      ...(planned ? { annualTarget: amount(Math.floor((yearlyCents * random.whole(90, 130)) / 100)) } : {}),
      businessPlanAgreed: planned,
    },
    records: {
      orders: ordersOf(id, profile),
      deals: dealsOf(id, profile),
      certificates: certificatesOf(id, profile),
      mdfClaims: claimsOf(id, profile),
    },
    answers: { capabilities: answersOf(profile) },
  };
}

/**
 * The partners of the Northwind example, made up from a seed: the same seed and count always give the same partners.
 *
 * @example
 * ```ts
 * import { northwindPartners } from "partner-program/programs/northwind";
 *
 * const [first] = northwindPartners({ count: 1 });
 * console.log(first?.id, first?.name); // => p001 Alder Systems
 * ```
 * @since 0.1.0
 */
export function northwindPartners({ seed = 1, count = 200 }: NorthwindOptions = {}): readonly Partner[] {
  return Array.from({ length: count }, (_, index) => northwindPartner(index + 1, seed));
}
