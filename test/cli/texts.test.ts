import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { describe, expect, test } from "vitest";
import { PARTNERS, desk, documentOf } from "./support.js";

const files = { "program.json": documentOf(), "partners.json": PARTNERS };
const evaluate = ["evaluate", "program.json", "--as-of", "2026-03-31"];

describe("files in another encoding, or made to hurt", () => {
  const latin = Buffer.from("id,people,sales\nM\u00FCller,4,1\n", "latin1");
  const wide = Buffer.from("\uFEFFid,people,sales\nMüller,4,1\n", "utf16le");

  test.each([
    ["p.csv", latin],
    ["p.csv", wide],
    ["p.ndjson", Buffer.from('{"id":"M\u00FCller"}', "latin1")],
    ["p.json", Buffer.from('[{"id":"M\u00FCller"}]', "latin1")],
    ["program.json", Buffer.from('{"id":"M\u00FCller"}', "latin1")],
    ["p.csv", Buffer.from([...Buffer.from("id,people,sales\n"), 0xc3])],
  ])("%s that is no UTF-8 is told, and nothing of it is evaluated", async (name, bytes) => {
    const { folder, run } = desk({ ...files, "partners.csv": "" });
    writeFileSync(join(folder, name), bytes);
    const { code, out, errors } = await run(...evaluate, "-p", name === "program.json" ? "partners.csv" : name);
    expect([code, out, errors]).toEqual([2, "", `${name}: this is no text in UTF-8; save it in that encoding\n`]);
  });

  test("what is handed in, too; and letters that are cut by the end of a chunk stay whole", async () => {
    const { runWith } = desk(files);
    const line = Buffer.from(`${JSON.stringify({ ...PARTNERS[0], id: "Müller" })}\n`);
    const at = line.indexOf(0xc3) + 1;
    const input = Readable.from([line.subarray(0, at), line.subarray(at)]);
    expect((await runWith({ input }, ...evaluate, "-p", "-", "-f", "csv")).out).toContain("\nMüller,");
    expect(await runWith({ input: Readable.from([latin]) }, ...evaluate, "-p", "-")).toMatchObject({ code: 2 });
    const mark = { input: Readable.from([Buffer.from("\uFEFF"), line]) };
    expect((await runWith(mark, ...evaluate, "-p", "-", "--input-format", "json", "-f", "csv")).out).toContain("\nMüller,");
  });

  test("objects and lists deeper than anybody writes them are told with their place", async () => {
    const { run, write } = desk(files);
    write("deep.json", "[".repeat(200_000) + "]".repeat(200_000));
    const told = "deep.json:1:501: more than 500 objects and lists lie inside one another\n";
    expect(await run("check", "deep.json", "--as-of", "2026-03-31")).toMatchObject({ code: 2, errors: told });
    expect(await run(...evaluate, "-p", "deep.json")).toMatchObject({ code: 2, errors: told });
    write("edge.json", `[${"[".repeat(499)}${"]".repeat(499)}, { "a": "[[{{", // [[[\n "b": [] }]`);
    expect((await run(...evaluate, "-p", "edge.json")).errors).toContain("edge.json/0: ");
    write("deep.ndjson", `${"[".repeat(200_000)}${"]".repeat(200_000)}\n${JSON.stringify(PARTNERS[0])}\n`);
    expect(await run(...evaluate, "-p", "deep.ndjson")).toMatchObject({ code: 1, errors: expect.stringContaining("1 partner evaluated; 1 was not") as string });
  });
}); // prettier-ignore
