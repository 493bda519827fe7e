// What a document says, for tests of its figures.

import assert from "node:assert/strict";

/** What stands where the pattern has groups. Lines can break anywhere. @param {string} text @param {RegExp} pattern */
export function said(text, pattern) {
  const found = text.replace(/\s+/g, " ").match(pattern);
  assert.ok(found, `nothing says ${pattern}`);
  return found.slice(1);
}

/** @param {number} value */
export const two = (value) => value.toFixed(2);
/** @param {number} value */
export const one = (value) => value.toFixed(1);
