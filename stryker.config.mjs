/** What `npm run mutants` changes and which tests must notice: docs/decisions/0018. */
export default {
  mutate: ["src/**/*.ts", "!src/**/index.ts", "!src/json-rules-engine/**"],
  buildCommand: "node scripts/bundle-tests.mjs",
  testRunner: "vitest",
  vitest: { configFile: "vitest.mutants.config.ts", related: false },
  coverageAnalysis: "perTest",
  ignoreStatic: true,
  reporters: ["clear-text", "json", "html"],
  jsonReporter: { fileName: "mutants/report.json" },
  htmlReporter: { fileName: "mutants/report.html" },
  tempDirName: "mutants/sandbox",
  concurrency: 2,
  timeoutMS: 10_000,
};
