import { type Options, defineConfig } from "tsup";

/**
 * One entry per sub-path; code that several share is split into chunks. The parser and the compiler are entries of their
 * own, though no sub-paths, so that they lie in different chunks: schemas are made when their file is loaded, and a
 * bundler drops them only where it can drop the whole file.
 *
 * What the library needs at run time is part of the chunks, without what it does not use of it: a process that starts
 * reads a dozen files instead of a hundred (docs/decisions/0016).
 */
const library: Options = {
  entry: {
    index: "src/index.ts",
    metrics: "src/metrics/index.ts",
    scorecard: "src/scorecard/index.ts",
    lifecycle: "src/lifecycle/index.ts",
    tiers: "src/tiers/index.ts",
    incentives: "src/incentives/index.ts",
    testing: "src/testing/index.ts",
    "json-rules-engine": "src/json-rules-engine/index.ts",
    "internal/parse": "src/program/parse.ts",
    "internal/compile": "src/program/compile.ts",
    "programs/northwind": "programs/northwind/index.ts",
    "programs/operations": "programs/operations/index.ts",
    "programs/lifecycle": "programs/lifecycle/index.ts",
    "programs/channel": "programs/channel/index.ts",
  },
  format: ["esm", "cjs"],
  target: "es2022",
  platform: "neutral",
  splitting: true,
  noExternal: [/^zod/, /^decimal\.js/, /^date-fns/, /^@date-fns/],
  esbuildOptions: (options, { format }) => {
    options.mainFields = ["module", "main"];
    // What is split for CommonJS is rewritten as text, which needs its white space.
    options.minifyWhitespace = format === "esm";
  },
  sourcemap: true,
  // What the other build writes stays.
  clean: ["!cli.cjs*"],
  dts: { compilerOptions: { ignoreDeprecations: "6.0" } },
};

/** The command line: one file with what it is built of, which takes the library from the package that it is part of. */
const commandLine: Options = {
  entry: { cli: "src/cli/main.ts" },
  format: ["cjs"],
  target: "node20",
  platform: "node",
  external: ["partner-program"],
  noExternal: [/^(?!partner-program$)/],
  esbuildOptions: (options) => {
    options.mainFields = ["module", "main"];
    options.minifyWhitespace = true;
    options.minifySyntax = true;
  },
};

export default defineConfig([library, commandLine]);
