import { readFileSync } from "node:fs";
import { format } from "prettier";
import { expect, test } from "vitest";
import { referencePage } from "../../scripts/reference/page.js";

/** Every operator of the schema has an example there, or the page cannot be written; every example is evaluated. */
test("the reference of the language is the one that the schema and the examples write", async () => {
  const written = readFileSync(new URL("../../docs/language.md", import.meta.url), "utf8");
  const page = await format(referencePage(), { parser: "markdown", printWidth: 120, proseWrap: "preserve" });
  expect(written, "run `npm run reference`").toBe(page);
});
