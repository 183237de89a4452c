import fc from "fast-check";

/** Each property is tried for so long at most: the tests run once for every mutant. */
const MILLISECONDS = 40;

// What replaces it is stated property by property.
// eslint-disable-next-line @typescript-eslint/no-deprecated
fc.configureGlobal({ seed: 1, interruptAfterTimeLimit: MILLISECONDS });
