import { css } from "lit";

/** The answer, the bar and the tables. */
export const figures = css`
  .answer {
    container-type: inline-size;
    padding: 1.5em 1.25em 1.75em;
    background: var(--_panel);
    border-top: 4px solid var(--_accent);
  }
  .answer:only-child {
    grid-column: 1 / -1;
  }
  .eyebrow {
    line-height: 1.35;
    margin-bottom: 0.35em;
    font-size: 0.9375em;
    font-weight: 600;
  }
  .amount {
    font-family: var(--_display);
    font-size: clamp(3.25em, 21cqi, 6.75em);
    font-weight: 700;
    letter-spacing: -0.03em;
    line-height: 1.1;
    white-space: nowrap;
  }
  .amount[data-length="long"] {
    font-size: clamp(2em, 13cqi, 5em);
    line-height: calc(1.1 * 21 / 13);
  }
  .later {
    margin-top: 0.4em;
    font-weight: 600;
  }
  .terms {
    min-height: 3lh;
    margin-top: 0.4em;
  }
  .verdict {
    font-size: 1.75em;
    margin-bottom: 0.5em;
  }
  .answer .groups,
  .answer .groups + p,
  .answer p + p:not(.amount, .terms) {
    margin-top: 0.6em;
  }
  .groups,
  .notes ul {
    padding-inline-start: 1.1em;
  }
  .groups li + li {
    margin-top: 0.4em;
  }
  .others {
    padding-top: 0.75em;
  }
  .failure .hint {
    margin-top: 1em;
  }
  .paid {
    margin-top: 0.75em;
    padding-top: 0.75em;
    border-top: 1px solid var(--_rule);
  }
  .paid > div {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 0.75em;
  }
  .paid dd {
    font-weight: 700;
  }
  .paid small {
    font-weight: 400;
  }

  .cohorts {
    margin-block: 0.5em 1em;
  }
  .cohorts > div {
    padding-block: 0.6em;
    border-bottom: 1px solid var(--_rule);
  }
  .cohorts dt {
    color: inherit;
    font-size: 1em;
  }
  .figure {
    display: block;
    font-family: var(--_display);
    font-size: 2.25em;
    font-weight: 700;
    letter-spacing: -0.02em;
    line-height: 1.2;
  }
  .figure[data-varied="yes"] {
    font-size: 1.25em;
    line-height: calc(1.2 * 2.25 / 1.25);
  }
  .cohorts small {
    display: block;
    min-height: 1lh;
  }
  .cohorts dd {
    white-space: nowrap;
  }

  .why {
    margin-top: 1.5em;
    padding-top: 1.25em;
    border-top: 1px solid var(--_rule);
  }
  .why > p,
  .why > ul {
    margin-top: 0.75em;
    font-size: 0.9375em;
  }
  .receipt {
    margin-top: 0.75em;
  }
  .receipt + .receipt,
  .payment + .note {
    margin-top: 1.25em;
  }
  .receipt caption {
    font-weight: 600;
    text-align: start;
  }
  .receipt th,
  .receipt td {
    padding-block: 0.3em;
  }
  .receipt td {
    padding-inline-start: 1em;
  }
  .receipt .sum > * {
    border-top: 1px solid var(--_edge);
  }
  .receipt .total > * {
    font-weight: 700;
    border-top: 3px double var(--_ink);
  }

  /* how the fund divides */
  .ends {
    display: flex;
    justify-content: space-between;
    gap: 1.5em;
    max-width: none;
    font-size: 0.9375em;
  }
  .ends > span {
    flex: 1;
  }
  .ends > span:last-child {
    text-align: end;
  }
  .ends strong {
    display: block;
    font-family: var(--_display);
    font-size: 1.375em;
  }
  .bar {
    display: block;
    margin-block: 0.4em 1em;
  }
  .bar rect {
    stroke: var(--_paper);
    stroke-width: 2;
  }
  .bar .empty {
    fill: var(--_rule);
    stroke: none;
  }
  .deduction-0 {
    fill: var(--_grey-1);
  }
  .deduction-1,
  .deduction-4 {
    fill: var(--_grey-2);
  }
  .deduction-2,
  .deduction-3 {
    fill: var(--_grey-3);
  }
  .payment-0,
  .payment-4 {
    fill: var(--_accent);
  }
  .payment-1 {
    fill: color-mix(in oklab, var(--_accent) 62%, var(--_paper));
  }
  .payment-2,
  .payment-3 {
    fill: color-mix(in oklab, var(--_accent) 38%, var(--_paper));
  }
  .residual-0 {
    fill: var(--_ink);
  }
  .swatch {
    flex: none;
    margin-top: 0.3em;
  }
  .division th,
  .division td {
    padding-block: 0.55em;
    border-bottom: 1px solid var(--_rule);
  }
  .division td {
    padding-inline-start: 0.5em;
  }
  .division table {
    table-layout: fixed;
  }
  .division th:nth-child(2) {
    width: 9.25em; /* hundreds of millions to the cent, in bold */
  }
  .division th:nth-child(3) {
    width: 8em;
  }
  .division .detail {
    min-height: 2lh;
  }
  .division thead th {
    padding-block: 0.25em;
  }
  .division .name {
    display: flex;
    gap: 0.6em;
  }
  .division tfoot > tr > * {
    font-weight: 700;
    border-bottom: 0;
    border-top: 1px solid var(--_ink);
  }
  .division em {
    display: inline-block;
    padding-inline: 0.5em;
    border-radius: 2px;
    background: var(--_accent);
    color: var(--_on-accent);
    font-size: 0.75em;
    font-style: normal;
    font-weight: 600;
  }

  /* what was paid, dates, notes, working */
  .payment + .payment {
    margin-top: 1.25em;
    padding-top: 1.25em;
    border-top: 1px solid var(--_rule);
  }
  .payment dl {
    display: flex;
    gap: 0.5em 3em;
    margin-block: 0.4em 0.6em;
  }
  .payment dd {
    font-family: var(--_display);
    font-size: 1.5em;
    line-height: 1.2;
  }
  .timeline {
    list-style: none;
  }
  .timeline li {
    display: grid;
    gap: 0 1.5em;
    max-width: none;
    padding-block: 0.7em;
    border-bottom: 1px solid var(--_rule);
  }
  .timeline li:first-child {
    padding-top: 0;
  }
  .dates h4,
  .notes h4 {
    margin-block: 1.5em 0.4em;
  }
  .notes li + li {
    margin-top: 0.6em;
  }
  .tag {
    display: inline-block;
    padding-inline: 0.5em;
    border: 1px solid var(--_rule);
    border-radius: 2px;
  }
  .tag[data-confidence="not-found"],
  .tag[data-confidence="derived"] {
    border-style: dashed;
    border-color: var(--_edge);
  }
  .working ol {
    list-style: none;
    counter-reset: step;
  }
  .working li {
    position: relative;
    counter-increment: step;
    padding: 0 0 1.5em 2.75em;
  }
  .working li::before {
    content: counter(step);
    position: absolute;
    inset-inline-start: 0;
    top: -0.1em;
    color: var(--_accent);
    font-family: var(--_display);
    font-size: 1.75em;
    font-weight: 700;
    line-height: 1;
  }
  .working .result {
    font-weight: 700;
  }
  .working .source {
    margin-top: 0.3em;
  }
  .awaited {
    min-height: 60em;
  }

  @container (min-width: 54em) {
    .answer:only-child {
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: 4em;
    }
  }
  @container (min-width: 30em) {
    .answer {
      padding: 2em;
    }
    .terms {
      min-height: 2lh;
    }
    .cohorts > div {
      display: grid;
      grid-template-columns: minmax(0, 1fr) 13em;
      gap: 1em;
      align-items: baseline;
    }
    .cohorts dd {
      text-align: end;
    }
    .timeline li {
      grid-template-columns: 10em minmax(0, 1fr);
    }
    .division th:nth-child(2) {
      width: 11em;
    }
    .division .detail {
      min-height: 1lh;
    }
  }

  @media (forced-colors: active) {
    .answer,
    .pending {
      border: 1px solid;
    }
    .bar rect,
    .swatch rect {
      stroke: CanvasText;
    }
    [class^="deduction-"] {
      fill: GrayText;
    }
    [class^="payment-"] {
      fill: Highlight;
    }
    .choice:has(:checked),
    .mark[aria-pressed="true"] {
      outline: 3px solid Highlight;
    }
    .ruler line {
      stroke: CanvasText;
    }
    select,
    input[type="range"] {
      appearance: auto;
    }
  }
`;
