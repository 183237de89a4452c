/** What of json-rules-engine a host hands in, and what it states of the partner that is judged. */
import { type Answers } from "../../core/data/types.js";
import { type Partner, type PartnerRecord } from "../../program/partner/types.js";

/** The memory of one run of an engine: each fact is asked for once. */
export interface RunMemory {
  readonly factValue: (name: string) => Promise<unknown>;
}

/** What is used of an `Engine` of json-rules-engine. */
export interface RulesEngine {
  addFact(name: string, value: unknown, options?: { readonly cache?: boolean; readonly priority?: number }): unknown;
  addOperator(name: string, holds: (left: unknown, right: unknown) => boolean): unknown;
  addRule(rule: RuleProperties): unknown;
}

export interface RuleProperties {
  name: string;
  // The engine's own type of conditions is a union of mutable objects, which no other type fits.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  conditions: any;
  event: { type: string; params: Record<string, string> };
}

/** The two classes of json-rules-engine that are needed: `import { Engine, Rule } from "json-rules-engine"`. */
export interface RulesLibrary<E extends RulesEngine> {
  readonly Engine: new (rules: [], options: EngineSettings) => E;
  readonly Rule: new (rule: RuleProperties) => object;
}

export interface EngineSettings {
  allowUndefinedFacts: boolean;
  pathResolver: (value: object, path: string) => unknown;
}

/** A value, or a function that is called when a rule first asks for it, and may answer later. */
export type OnDemand<T> = T | (() => T | Promise<T>);

/** A partner of whom only what rules ask for is loaded. Every value can be a function. */
export interface PartnerOnDemand {
  readonly id: string;
  readonly name?: string;
  readonly currency?: string;
  readonly held?: Partner["held"];
  readonly exceptions?: Partner["exceptions"];
  readonly exchangeRates?: Partner["exchangeRates"];
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly records?: Readonly<Record<string, OnDemand<readonly PartnerRecord[]>>>;
  readonly answers?: Readonly<Record<string, OnDemand<Answers[string]>>>;
}
