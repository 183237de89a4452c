/** The program that `init` writes: small, and every section with what it is for. */
export const STARTER_PROGRAM: string = `// A partner program as one document. Comments and a comma after the last entry are allowed in this file.
// Check it:       partner-program check program.jsonc --as-of 2026-03-31
// Run its cases:  partner-program cases program.jsonc
// Evaluate:       partner-program evaluate program.jsonc --mapping mapping.json --as-of 2026-03-31
// Explain:        partner-program explain program.jsonc --mapping mapping.json --as-of 2026-03-31 --partner P-001
{
  "language": 1,
  "id": "starter",
  "title": "Starter Partner Program",
  "currency": "USD",
  // The month in which the fiscal year begins.
  "fiscalYear": { "startMonth": 1 },

  // What is known of a partner. A fact that is left out is unknown, which is not the same as no.
  "facts": {
    "agreementSigned": { "type": "boolean", "required": true, "title": "Partner agreement signed" },
    "certifiedPeople": { "type": "integer", "min": 0, "required": true, "title": "Certified people" },
  },

  // What your systems deliver, record by record. A return is an order with a negative amount.
  "records": {
    "orders": {
      "date": "orderedOn",
      "key": "id",
      "fields": { "id": "string", "orderedOn": "date", "amount": "money" },
    },
  },

  // Figures over facts and records.
  "metrics": {
    "bookingsOfYear": {
      "title": "Bookings of the year so far",
      "sum": "orders.amount",
      "window": { "fiscalYear": "toDate" },
    },
    "bookingsOfQuarter": {
      "title": "Bookings of the quarter so far",
      "sum": "orders.amount",
      "window": { "fiscalQuarter": "toDate" },
    },
  },

  // Levels from the lowest to the highest, each with its own requirements.
  "tiers": {
    "main": {
      "levels": [
        { "id": "registered", "title": "Registered" },
        {
          "id": "silver",
          "title": "Silver",
          "requires": {
            "all": [
              { "fact": "agreementSigned", "operator": "equal", "value": true },
              { "fact": "bookingsOfYear", "operator": "greaterThanInclusive", "value": 50000 },
              { "fact": "certifiedPeople", "operator": "greaterThanInclusive", "value": 2 },
            ],
          },
        },
        {
          "id": "gold",
          "title": "Gold",
          "requires": {
            "all": [
              { "fact": "agreementSigned", "operator": "equal", "value": true },
              { "fact": "bookingsOfYear", "operator": "greaterThanInclusive", "value": 200000 },
              { "fact": "certifiedPeople", "operator": "greaterThanInclusive", "value": 5 },
            ],
          },
        },
      ],
    },
  },

  // What partners are paid. Graduated: each band pays on the part of the bookings inside it, so that selling more never pays less.
  "incentives": {
    "volume": {
      "title": "Quarterly volume rebate",
      "kind": "rebate",
      "period": "fiscalQuarter",
      "eligible": { "fact": "level.main", "operator": "greaterThanInclusive", "value": "silver" },
      "payOn": "bookingsOfQuarter",
      "scale": {
        "apply": "graduated",
        "bands": [
          { "from": 0, "rate": 0 },
          { "from": 25000, "rate": 0.02 },
          { "from": 100000, "rate": 0.03 },
        ],
      },
      "cap": { "amount": 20000 },
    },
  },

  // What has to be so of every partner there can be: the check proves it, or shows a partner of whom it is not.
  "laws": {
    "signedFirst": {
      "title": "Nobody is silver without an agreement",
      "never": {
        "all": [
          { "fact": "level.main", "operator": "greaterThanInclusive", "value": "silver" },
          { "fact": "agreementSigned", "operator": "equal", "value": false },
        ],
      },
    },
  },

  // What the program answers for stated data: its own tests, which are run by the command cases.
  "cases": [
    {
      "case": "a silver partner is paid 2 % of what lies above 25,000",
      "asOf": "2026-03-31",
      "facts": { "agreementSigned": true, "certifiedPeople": 2 },
      "records": { "orders": [{ "id": "A-1", "orderedOn": "2026-02-10", "amount": "60000.00" }] },
      "expect": { "level.main": "silver", "incentive.volume": "700.00" },
    },
    {
      "case": "one dollar less in bookings, and nothing is paid",
      "asOf": "2026-03-31",
      "facts": { "agreementSigned": true, "certifiedPeople": 2 },
      "records": { "orders": [{ "id": "A-1", "orderedOn": "2026-02-10", "amount": "49999.00" }] },
      "expect": { "level.main": "registered", "incentive.volume": "0.00" },
    },
  ],
}
`;
