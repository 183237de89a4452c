import fc from "fast-check";
import * as allOfFastCheck from "fast-check";
import { expectTypeOf, test } from "vitest";
import { type Partner, type Program, type ProgramDocument } from "partner-program";
import { type PartnerHistory, type ProgramLaw, historyArbitrary, partnerArbitrary, programArbitrary, programLaws } from "partner-program/testing"; // prettier-ignore

declare const program: Program;

test("fast-check is handed in as its default export or as all of it", () => {
  expectTypeOf(programLaws(program, { fc })).toEqualTypeOf<readonly ProgramLaw[]>();
  expectTypeOf(programLaws(program, { fc: allOfFastCheck })).toEqualTypeOf<readonly ProgramLaw[]>();
});

test("generators are arbitraries of fast-check", () => {
  expectTypeOf(partnerArbitrary(program, { fc })).toEqualTypeOf<fc.Arbitrary<Partner>>();
  expectTypeOf(historyArbitrary(program, { fc })).toEqualTypeOf<fc.Arbitrary<PartnerHistory>>();
  expectTypeOf(programArbitrary({ fc })).toEqualTypeOf<fc.Arbitrary<ProgramDocument>>();
});

test("an exception has its reason", () => {
  // @ts-expect-error a reason is a text
  programLaws(program, { fc, except: { recordOrder: true } });
  // @ts-expect-error fast-check has to be handed in
  programLaws(program, {});
});
