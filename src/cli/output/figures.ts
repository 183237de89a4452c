/** The answers of an evaluation in columns. */
import { type EvaluatedOutcome, type OutcomeValue, type ProgramDocument } from "partner-program";

export interface FigureColumn {
  readonly name: string;
  readonly read: (outcome: EvaluatedOutcome) => string;
}

function shown(value: OutcomeValue | undefined): string {
  if (value === undefined) return "";
  if (value.status === "value") return String(value.value);
  return value.status === "unknown" ? "unknown" : "not applicable";
}

/** Certain, and where that is not all: what is possible. */
function level({ certain, possible }: { readonly certain: string | null; readonly possible: string | null }): string {
  return certain === possible ? (certain ?? "") : `${certain ?? ""}..${possible ?? ""}`;
}

const ids = (section: object | undefined): readonly string[] => Object.keys(section ?? {});

/** What people look at first: levels, stages, scores, and what is paid. */
export function mainColumns({ tiers, lifecycle, scorecards, incentives }: ProgramDocument): readonly FigureColumn[] {
  return [
    ...ids(tiers).map((id): FigureColumn => ({ name: `level.${id}`, read: ({ tiers: own }) => (own[id] === undefined ? "" : level(own[id])) })),
    ...(lifecycle?.partner === undefined ? [] : [{ name: "stage", read: ({ lifecycle: own }: EvaluatedOutcome) => (own === undefined ? "" : level(own.stage)) }]),
    ...ids(scorecards).map((id): FigureColumn => ({ name: `score.${id}`, read: ({ scorecards: own }) => shown(own[id]?.score) })),
    ...ids(incentives).map((id): FigureColumn => ({ name: `incentive.${id}`, read: ({ incentives: own }) => own[id]?.amount ?? own[id]?.status ?? "" })),
    ...(ids(incentives).length === 0 ? [] : [{ name: "payable", read: ({ payable: { amount, complete }, currency }: EvaluatedOutcome) => `${amount} ${currency}${complete ? "" : " (open)"}` }]),
  ]; // prettier-ignore
}

/** Everything that is one value for each partner. */
export function allColumns(document: ProgramDocument): readonly FigureColumn[] {
  const { metrics, incentives, lifecycle } = document;
  return [
    { name: "partner", read: ({ partner }) => partner },
    { name: "asOf", read: ({ asOf }) => asOf },
    { name: "currency", read: ({ currency }) => currency },
    ...mainColumns(document).filter(({ name }) => name !== "payable"),
    ...ids(incentives).map((id): FigureColumn => ({ name: `incentive.${id}.status`, read: ({ incentives: own }) => own[id]?.status ?? "" })),
    { name: "payable", read: ({ payable: { amount } }) => amount },
    { name: "payable.complete", read: ({ payable: { complete } }) => String(complete) },
    ...ids(lifecycle?.partner?.flags).map((id): FigureColumn => ({ name: `flag.${id}`, read: ({ lifecycle: own }) => own?.flags[id] ?? "" })),
    ...ids(metrics).map((id): FigureColumn => ({ name: id, read: ({ metrics: own }) => shown(own[id]) })),
  ]; // prettier-ignore
}
