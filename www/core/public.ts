// What all entries of the package have in common.

export { type Answers, Calculator, type Curve } from "./calculator.js";
export { type Fault, type LocalCode, ProrataError } from "./error.js";
export type * from "./generated/types.js";
