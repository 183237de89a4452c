import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Tests, examples and snippets import the package by its name. */
const alias = [
  { find: /^partner-program$/, replacement: here("src/index.ts") },
  { find: /^partner-program\/programs\/(\w+)$/, replacement: here("programs/$1/index.ts") },
  {
    find: /^partner-program\/(metrics|scorecard|lifecycle|tiers|incentives|testing|json-rules-engine)$/,
    replacement: here("src/$1/index.ts"),
  },
];

/** The usual report, and where a file is named one for machines beside it. */
export function reportersFor(file: string | undefined): ("default" | ["json", { outputFile: string }])[] {
  return file === undefined ? ["default"] : ["default", ["json", { outputFile: file }]];
}

export default defineConfig({
  resolve: { alias },
  test: {
    reporters: reportersFor(process.env["VITEST_JSON"]),
    setupFiles: [here("test/seed.ts")],
    // The library keeps no state and no test mocks: files share what is loaded, and every core takes part.
    isolate: false,
    maxWorkers: "100%",
    projects: [
      {
        extends: true,
        test: { name: "examples", include: ["test/**/*.test.ts"], exclude: ["test/package/**"], testTimeout: 30_000 },
      },
      { extends: true, test: { name: "properties", include: ["test/**/*.prop.ts"], testTimeout: 60_000 } },
      {
        extends: true,
        test: {
          name: "types",
          include: [],
          typecheck: { enabled: true, only: true, include: ["test/**/*.test-d.ts"], tsconfig: "tsconfig.tools.json" },
        },
      },
    ],
  },
});
