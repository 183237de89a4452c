import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The quick ones first: the first test that fails ends the run of a mutant. */
class QuickFirst extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number =>
      [".prop.", "/oracle/"].findIndex((part) => moduleId.includes(part)) + 1;
    return Promise.resolve(
      [...files].sort((left, right) => rank(left) - rank(right) || (left.moduleId < right.moduleId ? -1 : 1)),
    );
  }
}

export default defineConfig({
  test: {
    include: [
      "test/{core,language,metrics,scorecard,lifecycle,tiers,incentives,program,conformance,oracle}/**/*.{test,prop}.mjs",
    ],
    // What takes seconds, or tells nothing that the others do not.
    exclude: ["test/language/{laws.prop,limits.test}.mjs", "test/program/{json-schema,columns/wide-base}.test.mjs"],
    setupFiles: ["test/mutants.setup.ts"],
    sequence: { sequencer: QuickFirst },
    isolate: false,
    testTimeout: 20_000,
  },
});
