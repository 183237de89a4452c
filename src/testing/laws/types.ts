/** Laws: what has to be so of every partner of a program. */
import { type Partner } from "../../program/partner/types.js";
import { type Arbitrary } from "../fast-check.js";
import { type Setting } from "../generate/setting.js";

/** One partner on one day. */
export interface Situation {
  readonly partner: Partner;
  readonly asOf: string;
  readonly knownAt?: string;
}

/** Partners that break a law. */
export interface Breach {
  /** What is wrong, in words. */
  readonly says: string;
  /** The partner that shows it; where two show it together, both. */
  readonly situations: readonly Situation[];
  /** The names of the values that show it. */
  readonly names: readonly string[];
}

/** What a law looks at. */
export interface LawSetting extends Setting {
  readonly partners: Arbitrary<Partner>;
}

/** A law as it is kept here. */
export interface LawRule<Input> {
  readonly title: string;
  /** What goes wrong for partners, or for the vendor, where it is broken. */
  readonly why: string;
  /** How many inputs are tried unless the caller says so; as many as fast-check tries unless stated. */
  readonly runs?: number;
  /** What is tried; undefined where the program has nothing that the law speaks of. */
  readonly inputs: (setting: LawSetting) => Arbitrary<Input> | undefined;
  readonly breach: (input: Input, setting: LawSetting) => Breach | undefined;
}
