/** The data that \`init\` writes beside its program: partners and orders as a system exports them, and what their columns are. */
export const STARTER_PARTNERS: string = `partner_no,company,contract,certified
P-001,Alpine Systems,Y,6
P-002,Borealis IT,Y,2
P-003,Cobalt Networks,N,3
P-004,Dune Consulting,Y,0
`;

export const STARTER_ORDERS: string = `order_no,partner_no,order_date,net
1001,P-001,2026-01-15,"150,000.00"
1002,P-001,2026-03-02,"70,500.50"
1003,P-002,2026-02-20,"61,250.00"
1004,P-003,2026-02-27,"90,000.00"
1005,P-001,2026-03-20,"-1,500.50"
`;

export const STARTER_MAPPING: string = `{
  // Which columns of which files are what the program calls them. Files are looked for beside this one.
  "partners": {
    "file": "partners.csv",
    "id": "partner_no",
    "name": "company",
    "facts": {
      "agreementSigned": { "column": "contract", "values": { "Y": true, "N": false } },
      "certifiedPeople": "certified",
    },
  },
  "records": {
    "orders": {
      "file": "orders.csv",
      "partner": "partner_no",
      "fields": { "id": "order_no", "orderedOn": "order_date", "amount": "net" },
    },
  },
}
`;
