/** The ids of the entries that ship, by category; what is said of them is only read where it is asked for. */
import { type CatalogueSection, type PartnerState } from "./types.js";

const METRICS = {
  fit: ["philosophy", "verticals", "openness", "commitment", "record"],
  customer: ["verticalExpertise", "functionalExpertise", "productPortfolio", "servicesPortfolio", "keyAccounts"],
  capability: ["preSales", "technicalSales", "deployment", "support", "renewals"],
  activation: ["commitment", "investment", "coSell", "dealRegistration", "dealProgression"],
  performance: ["perfToPlan", "pipelineToTarget", "averageDealSize", "trainingAndCerts", "requiredTasks"],
} as const;

/** Of which partners each category that ships is asked. */
export const STATES: Readonly<Record<keyof typeof METRICS, readonly PartnerState[]>> = {
  fit: ["candidate", "latent"],
  customer: ["new", "active"],
  capability: ["active"],
  activation: ["new", "active"],
  performance: ["new", "active"],
};

/** Of which partners an entry of a program's own is asked, unless it says so. */
export const USUAL_STATES: readonly PartnerState[] = ["new", "active"];

/** Of which partners an entry is asked. */
export function statesOfEntry(id: string, { entries = {} }: CatalogueSection = {}): readonly PartnerState[] {
  const category = id.split(".")[0]!;
  const shipped = SHIPPED_IDS.includes(id) ? STATES[category as keyof typeof METRICS] : USUAL_STATES;
  return entries[id]?.appliesTo ?? shipped;
}

/** Every id that ships. */
export const SHIPPED_IDS: readonly string[] = Object.entries(METRICS).flatMap(([category, ids]) =>
  ids.map((id) => `${category}.${id}`),
);

/** The ids of a program's catalogue. */
export function catalogueIds({ entries = {}, drops = [] }: CatalogueSection = {}): readonly string[] {
  return [...SHIPPED_IDS.filter((id) => !drops.includes(id)), ...Object.keys(entries)];
}
