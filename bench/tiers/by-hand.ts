/** The levels of the workload as somebody would write them by hand, each comparison spelled out. */
import { type Facts } from "./workload.js";

const isLevel0 = (f: Facts): boolean =>
  f.f0! >= 0 &&
  f.f1! >= 1 &&
  f.f2! >= 2 &&
  f.f3! >= 3 &&
  f.f4! >= 4 &&
  f.f5! >= 5 &&
  f.f6! >= 6 &&
  (f.f0! > 0 ? 1 : 0) + (f.f1! > 0 ? 1 : 0) + (f.f2! > 0 ? 1 : 0) + (f.f3! > 0 ? 1 : 0) + (f.f4! > 0 ? 1 : 0) >= 3;
const isLevel1 = (f: Facts): boolean =>
  f.f7! >= 10 &&
  f.f8! >= 11 &&
  f.f9! >= 12 &&
  f.f10! >= 13 &&
  f.f11! >= 14 &&
  f.f12! >= 15 &&
  f.f13! >= 16 &&
  (f.f3! > 10 ? 1 : 0) + (f.f4! > 10 ? 1 : 0) + (f.f5! > 10 ? 1 : 0) + (f.f6! > 10 ? 1 : 0) + (f.f7! > 10 ? 1 : 0) >= 3;
const isLevel2 = (f: Facts): boolean =>
  f.f14! >= 20 &&
  f.f15! >= 21 &&
  f.f16! >= 22 &&
  f.f17! >= 23 &&
  f.f18! >= 24 &&
  f.f19! >= 25 &&
  f.f20! >= 26 &&
  (f.f6! > 20 ? 1 : 0) + (f.f7! > 20 ? 1 : 0) + (f.f8! > 20 ? 1 : 0) + (f.f9! > 20 ? 1 : 0) + (f.f10! > 20 ? 1 : 0) >=
    3;
const isLevel3 = (f: Facts): boolean =>
  f.f21! >= 30 &&
  f.f22! >= 31 &&
  f.f23! >= 32 &&
  f.f24! >= 33 &&
  f.f0! >= 34 &&
  f.f1! >= 35 &&
  f.f2! >= 36 &&
  (f.f9! > 30 ? 1 : 0) +
    (f.f10! > 30 ? 1 : 0) +
    (f.f11! > 30 ? 1 : 0) +
    (f.f12! > 30 ? 1 : 0) +
    (f.f13! > 30 ? 1 : 0) >=
    3;
const isLevel4 = (f: Facts): boolean =>
  f.f3! >= 40 &&
  f.f4! >= 41 &&
  f.f5! >= 42 &&
  f.f6! >= 43 &&
  f.f7! >= 44 &&
  f.f8! >= 45 &&
  f.f9! >= 46 &&
  (f.f12! > 40 ? 1 : 0) +
    (f.f13! > 40 ? 1 : 0) +
    (f.f14! > 40 ? 1 : 0) +
    (f.f15! > 40 ? 1 : 0) +
    (f.f16! > 40 ? 1 : 0) >=
    3;

/** The verdict on every level. */
export function byHand(partners: readonly Facts[]): readonly (readonly boolean[])[] {
  return partners.map((facts) => [isLevel0(facts), isLevel1(facts), isLevel2(facts), isLevel3(facts), isLevel4(facts)]);
}
