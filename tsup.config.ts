import { defineConfig } from "tsup";

/** One entry per sub-path; code that several share is split into chunks. */
export default defineConfig({
  entry: {
    index: "src/index.ts",
    metrics: "src/metrics/index.ts",
    scorecard: "src/scorecard/index.ts",
    lifecycle: "src/lifecycle/index.ts",
    tiers: "src/tiers/index.ts",
    incentives: "src/incentives/index.ts",
    "programs/northwind": "programs/northwind/index.ts",
  },
  format: ["esm", "cjs"],
  target: "es2022",
  platform: "neutral",
  splitting: true,
  sourcemap: true,
  clean: true,
  dts: { compilerOptions: { ignoreDeprecations: "6.0" } },
});
