/** The operators over records. */
const OVER_RECORDS = ["sum", "count", "countDistinct", "average", "median", "percentile", "min", "max", "first", "latest", "pick", "any", "every"]; // prettier-ignore

export function recordsOperator(figure: object): string | undefined {
  return OVER_RECORDS.find((operator) => operator in figure);
}

export function isRecordsFigure(figure: object): boolean {
  return recordsOperator(figure) !== undefined;
}
