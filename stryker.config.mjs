/** The quick tests first: the first one that fails ends the run of a mutant. */
const FOLDERS = [
  ["core", "metrics", "scorecard", "tiers", "lifecycle", "incentives", "language", "program", "conformance"],
  ["core", "metrics", "scorecard", "incentives", "language", "program", "oracle"],
];

/** What `npm run mutants` changes, and which tests must notice: docs/decisions/0018. */
export default {
  // Shapes are made once, when their file is loaded.
  mutate: ["src/**/*.ts", "!src/**/{index,schema}.ts", "!src/json-rules-engine/**"],
  buildCommand: "node scripts/mutants/bundle-tests.mjs",
  testRunner: "mocha",
  mochaOptions: {
    spec: [
      "test/docs/issues.test.mjs",
      ...FOLDERS[0].map((folder) => `test/${folder}/**/*.test.mjs`),
      ...FOLDERS[1].map((folder) => `test/${folder}/**/*.prop.mjs`),
    ],
    // What takes seconds, or tells nothing that the others do not.
    ignore: ["test/language/laws.prop.mjs", "test/language/limits.test.mjs", "test/program/json-schema.test.mjs"],
  },
  coverageAnalysis: "perTest",
  ignoreStatic: true,
  reporters: ["clear-text", "progress-append-only", "json", "html"],
  jsonReporter: { fileName: "mutants/report.json" },
  htmlReporter: { fileName: "mutants/report.html" },
  tempDirName: "mutants/sandbox",
  timeoutMS: 10_000,
};
