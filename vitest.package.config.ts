import { defineConfig } from "vitest/config";

/** Checks of what is published: they need a build, pack it, and install the tarball in a fresh folder. */
export default defineConfig({
  test: { include: ["test/package/**/*.test.ts"], testTimeout: 240_000, hookTimeout: 240_000, fileParallelism: false },
});
