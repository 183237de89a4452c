/** The entries that ship: five categories of five. Source of categories, names and states: Successful Channels, "The Top Five Wrong & Right KPIs". */
import { STATES } from "./ids.js";
import { type CatalogueEntry, type CatalogueMeasurement } from "./types.js";

type Written = readonly [id: string, title: string, definition: string, unit?: string];

interface Category {
  readonly id: keyof typeof STATES;
  readonly title: string;
  readonly measured: CatalogueMeasurement;
  readonly metrics: readonly Written[];
}

const CATEGORIES: readonly Category[] = [
  {
    id: "fit",
    title: "Partner fit with brand strategy",
    measured: "questionnaire",
    metrics: [
      ["philosophy", "Philosophy", "How well the partner's way of doing business goes with the brand's."],
      ["verticals", "Verticals", "How many of the industries that the brand wants are industries of the partner."],
      ["openness", "Openness", "How ready the partner is to share plans, customers and figures."],
      ["commitment", "Commitment", "How much the partner would put into the brand, beside its other brands."],
      ["record", "Record", "What the partner has achieved with comparable brands."],
    ],
  },
  {
    id: "customer",
    title: "End-customer business profile",
    measured: "questionnaire",
    metrics: [
      ["verticalExpertise", "Vertical expertise", "How well the partner knows the industries of its customers."],
      ["functionalExpertise", "Functional expertise", "How well the partner knows the work that the product is for."],
      ["productPortfolio", "Product portfolio", "How well the partner's other products go with the brand's."],
      ["servicesPortfolio", "Services portfolio", "Which services the partner sells around the product."],
      ["keyAccounts", "Key accounts", "How many of the accounts that the brand wants are customers of the partner."],
    ],
  },
  {
    id: "capability",
    title: "Capabilities",
    measured: "questionnaire",
    metrics: [
      ["preSales", "Presales", "How well the partner qualifies, demonstrates and proposes on its own."],
      ["technicalSales", "Technical sales", "How well the partner answers technical questions before the sale."],
      ["deployment", "Deployment", "How well the partner brings the product into use."],
      ["support", "Support", "How well the partner helps its customers afterwards."],
      ["renewals", "Renewals", "How well the partner keeps its customers."],
    ],
  },
  {
    id: "activation",
    title: "Activation",
    measured: "both",
    metrics: [
      ["commitment", "Commitment", "Whether there is a plan with targets that have a measure and a date."],
      ["investment", "Investment", "What the partner puts into the brand: people, training, marketing.", "amount"],
      ["coSell", "Co-selling", "How many deals are worked on together.", "count"],
      ["dealRegistration", "Deal registration", "How many deals are registered, led by the partner and led by the vendor.", "count"],
      ["dealProgression", "Deal progression", "How many deals have come to a proposal, a statement of work, a proof of concept or a business case.", "count"],
    ],
  },
  {
    id: "performance",
    title: "Performance",
    measured: "records",
    metrics: [
      ["perfToPlan", "Performance to plan", "Sales of the year to date over what the plan says for these days.", "ratio"],
      ["pipelineToTarget", "Pipeline to target", "Open pipeline over a multiple of the sales target.", "ratio"],
      ["averageDealSize", "Average deal size", "The mean amount of the deals that were won.", "amount"],
      ["trainingAndCerts", "Training and certifications", "How many people hold a certificate that is valid.", "count"],
      ["requiredTasks", "Required tasks", "The share of the tasks of the program that are done.", "ratio"],
    ],
  },
]; // prettier-ignore

/** The titles of the categories that ship, by their ids. */
export const CATEGORY_TITLES: ReadonlyMap<string, string> = new Map(CATEGORIES.map(({ id, title }) => [id, title]));

/** The entries that ship, by their ids. */
export const SHIPPED: ReadonlyMap<string, CatalogueEntry> = new Map(
  CATEGORIES.flatMap(({ id: category, measured, metrics }) =>
    metrics.map(([id, title, definition, unit = "score"]) => [
      `${category}.${id}`,
      { title, definition, unit, direction: "higherIsBetter", measured, appliesTo: STATES[category] },
    ]),
  ),
);
