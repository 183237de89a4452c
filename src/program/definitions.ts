/** Gathers the definitions of all sections, and checks what only the whole document can tell. */
import { DEFAULT_ROUNDING } from "../core/number/round.js";
import { defineCondition } from "../core/condition/define.js";
import { type Definition } from "../core/definition/definition.js";
import { CONDITION_PREFIX } from "../core/expression/scope.js";
import { type Issue, issue, pointer } from "../core/issue/issue.js";
import { defineFunds } from "../incentives/fund/lower.js";
import { defineRegistrations } from "../incentives/registration/lower.js";
import { type PaymentSections, defineIncentives } from "../incentives/lower.js";
import { defineLifecycle } from "../lifecycle/lower.js";
import { defineStates, entryApplies } from "../metrics/catalogue/states.js";
import { defineMetrics } from "../metrics/lower.js";
import { defineScorecards } from "../scorecard/lower.js";
import { defineTiers } from "../tiers/lower.js";
import { type ProgramDocument } from "./document/types.js";
import { defineLaws } from "./laws/define.js";
import { periodCheck } from "./period-check.js";

/** First words of names that the language gives, so that no fact or metric takes them. */
const RESERVED = [
  "asOf",
  "partner",
  "period",
  "event",
  "held",
  "answer",
  "score",
  "coverage",
  "band",
  "level",
  "benefit",
  "stage",
  "flag",
  "condition",
  "incentive",
  "parameter",
  "partnerState",
  "collection",
  "relation",
  "law",
];

function defineConditions(document: ProgramDocument): readonly Definition[] {
  return Object.entries(document.conditions ?? {}).map(([id, condition]) =>
    defineCondition(CONDITION_PREFIX + id, condition, pointer("/conditions", id)),
  );
}

/** The sections that pay partners. */
export function paymentsOf({ incentives = {}, stacking }: ProgramDocument): PaymentSections {
  return { incentives, ...(stacking === undefined ? {} : { stacking }) };
}

/** Every definition of the document besides its facts. */
export function definitionsOf(document: ProgramDocument, report: (make: () => Issue) => void): readonly Definition[] {
  return [
    ...defineConditions(document),
    ...defineMetrics(document.metrics ?? {}),
    ...defineStates(document.catalogue),
    ...defineScorecards(document.scorecards ?? {}, undefined, ({ measures }) =>
      measures === undefined ? undefined : entryApplies(measures, document.catalogue),
    ),
    ...defineLifecycle(document.lifecycle ?? {}),
    ...defineTiers(document.tiers ?? {}),
    ...defineIncentives(paymentsOf(document), {
      rounding: document.rounding ?? DEFAULT_ROUNDING,
      checkPeriod: periodCheck(document, report),
    }),
    ...defineFunds(document.funds ?? {}),
    ...defineRegistrations(document.registrations ?? {}),
    ...defineLaws(document.relations ?? {}, document.laws ?? {}),
  ];
}

/** Names that are taken twice, or that the language keeps for itself. */
export function checkNames(document: ProgramDocument): readonly Issue[] {
  const { facts = {}, metrics = {}, records = {}, collections = {} } = document;
  const sections = { facts, metrics, records, collections };
  const reserved = Object.entries(sections).flatMap(([section, entries]) =>
    Object.keys(entries).flatMap((name) =>
      RESERVED.includes(name) ? [issue("id.reserved", pointer("", section, name), { name })] : [],
    ),
  );
  const taken = Object.keys(metrics).flatMap((name) =>
    Object.hasOwn(facts, name)
      ? [issue("id.duplicate", pointer("/metrics", name), { name, other: pointer("/facts", name) })]
      : [],
  );
  const derived = Object.keys(collections).flatMap((name) =>
    Object.hasOwn(records, name)
      ? [issue("id.duplicate", pointer("/collections", name), { name, other: pointer("/records", name) })]
      : [],
  );
  return [...reserved, ...taken, ...derived];
}
