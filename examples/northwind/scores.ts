/** A partner's profile and plan in words. */
import {
  type PlannedImprovement,
  type ProfiledCard,
  type ProfiledScore,
  type ProgramDocument,
} from "../../src/index.js";
import { printValue } from "./statement.js";

export function printFigure(figure: number | string | null): string {
  return figure === null ? "none" : String(figure);
}

/** A row for each question: its words, the score, the gap and what it brings. */
export function questionRows({ parts }: ProfiledScore): readonly (readonly string[])[] {
  return Object.entries(parts)
    .filter(([, { kind }]) => kind === "question")
    .map(([path, { ask, score, gap, contribution }]) => [
      ask ?? path,
      score.status === "unknown" ? "not answered" : printValue(score),
      printFigure(gap),
      printFigure(contribution),
    ]);
}

/** A row for each part: its score at the end of each quarter, and what a level asks that is not met yet. */
export function quarterRows({ parts }: ProfiledCard, document: ProgramDocument): readonly (readonly string[])[] {
  return Object.values(parts).map(({ title, history, requirements }) => {
    const open = requirements.find(({ status }) => status !== "met");
    const levels = open === undefined ? [] : document.tiers![open.ladder]!.levels;
    const level = levels.find(({ id }) => id === open?.level);
    const scores = history.map((score) => (score === null ? "none" : printValue(score)));
    return [
      title ?? "",
      ...scores,
      open === undefined ? "nothing more" : `${level?.title}: ${printFigure(open.gap)} more`,
    ];
  });
}

/** The cheapest way to the target. */
export function routeInWords({ actions, route }: PlannedImprovement): string {
  if (route?.actions == null) return "No set of actions reaches green.";
  const chosen = actions.filter(({ path }) => route.actions?.includes(path));
  const names = chosen.map(({ action, path }) => action ?? path).join("; ");
  return `The least effort to green (${route.target}) is ${route.effort}: ${names}. The score is then ${route.score}.`;
}
