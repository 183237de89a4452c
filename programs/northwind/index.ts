import { type ProgramDocument } from "../../src/program/document/types.js";
import document from "./program.json" with { type: "json" };

export { northwindPartners } from "./partners.js";
export type { NorthwindOptions } from "./partners.js";

/** The Northwind example program: every section of the language, each rule with its reason. */
export const northwindProgram: ProgramDocument = document as unknown as ProgramDocument;
