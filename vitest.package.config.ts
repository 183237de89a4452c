import { defineConfig } from "vitest/config";
import { reportersFor } from "./vitest.config.js";

/** Checks of what is published: they need a build, pack it, and install the tarball in a fresh folder. */
export default defineConfig({
  test: {
    reporters: reportersFor(process.env["VITEST_JSON"]),
    include: ["test/package/**/*.test.ts"],
    testTimeout: 240_000,
    hookTimeout: 240_000,
    fileParallelism: false,
  },
});
