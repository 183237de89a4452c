/** Lowers the section `registrations`. */
import { type Definition } from "../../core/definition/definition.js";
import { type Issue, pointer } from "../../core/issue/issue.js";
import { idsTwice } from "../../core/issue/twice.js";
import { defineListing } from "../listing/lower.js";
import { registrationColumns, registrationName } from "./columns.js";
import { type RegistrationSections } from "./types.js";

/** The definitions of the section `registrations`. */
export function defineRegistrations(sections: RegistrationSections, address = "/registrations"): readonly Definition[] {
  return Object.entries(sections).map(([id, written]) => {
    const at = pointer(address, id);
    const columns = registrationColumns(written, at);
    return defineListing({ name: registrationName(id), address: at, records: written.for, columns, result: "money", period: "month" }); // prettier-ignore
  });
}

/** What is wrong with registrations beside their values. */
export function checkRegistrations(sections: RegistrationSections): readonly Issue[] {
  return Object.entries(sections).flatMap(([id, { submit }]) =>
    idsTwice(submit.requires ?? [], pointer("/registrations", id, "submit", "requires")),
  );
}
