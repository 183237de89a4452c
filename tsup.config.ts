import { defineConfig } from "tsup";

/**
 * One entry per sub-path; code that several share is split into chunks. The parser and the compiler are entries of their
 * own, though no sub-paths, so that they lie in different chunks: schemas are made when their file is loaded, and a
 * bundler drops them only where it can drop the whole file.
 */
export default defineConfig({
  entry: {
    index: "src/index.ts",
    metrics: "src/metrics/index.ts",
    scorecard: "src/scorecard/index.ts",
    lifecycle: "src/lifecycle/index.ts",
    tiers: "src/tiers/index.ts",
    incentives: "src/incentives/index.ts",
    "internal/parse": "src/program/parse.ts",
    "internal/compile": "src/program/compile.ts",
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
