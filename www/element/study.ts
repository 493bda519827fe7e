import type { MessageKey } from "../explain/language.js";

/**
 * How many of the people covered by a consumer class action claimed in real settlements.
 *
 * From the staff report of the U.S. Federal Trade Commission, "Consumers and Class Actions: A Retrospective and
 * Analysis of Settlement Campaigns" (September 2019): 149 settlements run by seven administrators. The figures are
 * taken from a published summary of the report; another summary gives a median of 2% for notice by email alone.
 */
export const study = {
  title: "study.title",
  report:
    "https://docslib.org/doc/4927408/consumers-and-class-actions-a-retrospective-and-analysis-of-settlement-campaigns",
  summary:
    "https://classifiedclassaction.com/take-notice-ftc-reports-on-claims-rates-and-settlement-notices",
  /** Valid claims / class members, as decimal strings. */
  rates: [
    { rate: "0.03", label: "study.email" },
    { rate: "0.04", label: "study.mean" },
    { rate: "0.09", label: "study.median" },
  ],
} as const satisfies {
  title: MessageKey;
  report: string;
  summary: string;
  rates: readonly { rate: string; label: MessageKey }[];
};
