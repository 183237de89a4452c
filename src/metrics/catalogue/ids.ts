/** The ids of the entries that ship, by category; what is said of them is only read where it is asked for. */
import { type CatalogueSection } from "./types.js";

const METRICS = {
  fit: ["philosophy", "verticals", "openness", "commitment", "record"],
  customer: ["verticalExpertise", "functionalExpertise", "productPortfolio", "servicesPortfolio", "keyAccounts"],
  capability: ["preSales", "technicalSales", "deployment", "support", "renewals"],
  activation: ["commitment", "investment", "coSell", "dealRegistration", "dealProgression"],
  performance: ["perfToPlan", "pipelineToTarget", "averageDealSize", "trainingAndCerts", "requiredTasks"],
} as const;

/** Every id that ships. */
export const SHIPPED_IDS: readonly string[] = Object.entries(METRICS).flatMap(([category, ids]) =>
  ids.map((id) => `${category}.${id}`),
);

/** The ids of a program's catalogue. */
export function catalogueIds({ entries = {}, drops = [] }: CatalogueSection = {}): readonly string[] {
  return [...SHIPPED_IDS.filter((id) => !drops.includes(id)), ...Object.keys(entries)];
}
