import type { MessageKey } from "./language.js";

/**
 * How many of the people covered by a consumer class action usually claim.
 *
 * From the staff report of the U.S. Federal Trade Commission, "Consumers and Class Actions: A Retrospective and
 * Analysis of Settlement Campaigns" (September 2019): 149 settlements run by seven administrators. The figures are
 * taken from a published summary of the report; another summary gives a median of 2% for notice by email alone.
 */
export interface TypicalRate {
  id: "email" | "mean" | "median";
  /** Valid claims / class members, as a decimal string. */
  rate: string;
  label: Extract<MessageKey, `typical.${string}`>;
}

export const typicalRates: readonly TypicalRate[] = [
  { id: "email", rate: "0.03", label: "typical.email" },
  { id: "mean", rate: "0.04", label: "typical.mean" },
  { id: "median", rate: "0.09", label: "typical.median" },
];

export const typicalRatesSource = {
  title: "typical.study",
  report:
    "https://docslib.org/doc/4927408/consumers-and-class-actions-a-retrospective-and-analysis-of-settlement-campaigns",
  summary:
    "https://classifiedclassaction.com/take-notice-ftc-reports-on-claims-rates-and-settlement-notices",
} as const;
