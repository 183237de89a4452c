/** Three years of the AdventureWorks reseller channel: rebates, quotas, inactivity and concentration. */
import { parseProgram } from "../../src/index.js";
import { grouped, heading, percent, table } from "../terminal/print.js";
import { DATA_HELP, hasData, readQuotaPeriods, readResellers } from "./data.js";
import quotaDocument from "./quota.json" with { type: "json" };
import resellerDocument from "./program.json" with { type: "json" };
import { QUARTER_ENDS, YEAR_ENDS, type Posted, measureQuotas, settleResellers, summarizeResellers } from "./totals.js";

if (!hasData()) {
  console.error(DATA_HELP);
  process.exit(1);
}

/** Progress goes to the error stream, over itself on a terminal. */
function tell(message: string): void {
  process.stderr.write(process.stderr.isTTY ? `\r\x1b[K${message}` : `${message}\n`);
}

/** The sum of posted amounts, in whole hundredths. */
function totalOf(posted: readonly Posted[]): string {
  const cents = posted.reduce((sum, { amount }) => sum + BigInt(amount.replace(".", "")), 0n);
  const text = cents.toString().padStart(3, "0");
  return grouped(`${text.slice(0, -2)}.${text.slice(-2)}`);
}

const program = parseProgram(resellerDocument);
tell("reading files");
const resellers = readResellers();
const { posted, refused } = settleResellers(program, resellers, tell);
tell("quota attainment");
const quotas = measureQuotas(parseProgram(quotaDocument), readQuotaPeriods());
const lastDay = "2013-11-30";
tell(`base on ${lastDay}`);
const base = summarizeResellers(program, resellers, lastDay);
tell("done\n");

const currencies = [...new Set(posted.map(({ currency }) => currency))].sort();
const amountsOf = (incentive: Posted["incentive"], periodEnd: string): string[] =>
  currencies.map((currency) =>
    totalOf(
      posted.filter(
        (line) => line.incentive === incentive && line.periodEnd === periodEnd && line.currency === currency,
      ),
    ),
  );
const columns = currencies.map((_, index) => index + 1);
heading("Quarterly volume rebates by currency");
table(["Quarter to", ...currencies], QUARTER_ENDS.map((end) => [end, ...amountsOf("volume", end)]), columns); // prettier-ignore
heading("Growth rebates of the fiscal year by currency");
table(["Year to", ...currencies], YEAR_ENDS.map((end) => [end, ...amountsOf("growth", end)]), columns); // prettier-ignore

heading("Not evaluated");
for (const [reseller, codes] of refused) console.log(`reseller ${reseller}: ${codes.join(", ")}`);

heading(`${base.evaluated} of ${base.partners} resellers on ${lastDay}`);
table(["Level", "Resellers"], Object.entries(base.tiers["main"]!.counts).map(([id, count]) => [id, String(count)]), [1]); // prettier-ignore
console.log(`Without an order in six months: ${base.flags["inactive"]!.met}.`);

heading("Concentration of bookings, last 12 months");
table(
  ["Currency", "Resellers", "Total", "Top 20 %", "80 % from", "Gini"],
  Object.entries(base.concentration["bookings"]!).map(([currency, figures]) => [
    currency,
    String(figures.count),
    grouped(figures.total),
    percent(figures.topShare),
    `${figures.deliveredBy ?? 0} resellers`,
    String(figures.gini),
  ]),
  [1, 2, 3, 4, 5],
);

heading("Quota attainment by salesperson");
const people = [...new Set(quotas.map(({ salesperson }) => salesperson))];
table(
  ["Salesperson", "Periods", "Attained", "Best", "Worst"],
  people.map((salesperson) => {
    const periods = quotas.filter((period) => period.salesperson === salesperson);
    if (periods[0]!.issues.length > 0)
      return [salesperson, String(periods.length), periods[0]!.issues.join(", "), "", ""];
    const shares = periods.map(({ attainment }) => Number(attainment));
    const attained = shares.filter((share) => share >= 1).length;
    return [
      salesperson,
      String(periods.length),
      String(attained),
      percent(Math.max(...shares)),
      percent(Math.min(...shares)),
    ];
  }),
  [1, 2, 3, 4],
);
