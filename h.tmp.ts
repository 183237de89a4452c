import { parseProgram, checkProgram } from "partner-program";
for (const n of [500, 2000, 12000]) {
  const facts = Object.fromEntries(Array.from({ length: Math.min(n, 900) }, (_, i) => [`f${i}`, { type: "integer", required: true }]));
  const all = Array.from({ length: Math.min(n, 900) }, (_, i) => ({ fact: `f${i}`, operator: "greaterThan", value: i }));
  const levels = Array.from({ length: Math.max(1, Math.floor(n / 900)) + 1 }, (_, i) => ({ id: `l${i}`, requires: { all: all.map((c) => ({ ...c, value: c.value + i })) } }));
  const program = parseProgram({ language: 1, id: "h", currency: "EUR", facts, tiers: { main: { levels } } });
  for (const budget of [2_000_000, 20_000_000]) { const t = Date.now(); const r = checkProgram(program, { budget }); console.log(n, budget, Date.now() - t, "ms", JSON.stringify(r.questions)); }
}
