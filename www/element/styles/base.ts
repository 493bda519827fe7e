import { css } from "lit";

/** Type and the order of the page: one column on a phone, headings beside their sections on a desk. */
export const base = css`
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  /* Of the page around it, the element takes the color-scheme and nothing else. */
  .calculator {
    all: initial;
    color-scheme: inherit;
    display: block;
    container-type: inline-size;
    background: var(--_paper);
    color: var(--_ink);
    font-family: var(--_text);
    font-variant-numeric: lining-nums tabular-nums;
    line-height: 1.5;
    overflow-wrap: break-word;
  }
  h2,
  h3,
  h4,
  p,
  ul,
  ol,
  dl,
  dd,
  fieldset,
  table {
    margin: 0;
    padding: 0;
    border: 0;
  }
  h2,
  h3,
  h4,
  .verdict {
    font-family: var(--_display);
    font-weight: 700;
    line-height: 1.15;
    text-wrap: balance;
  }
  h2 {
    font-size: clamp(2em, 7cqi, 3.5em);
    letter-spacing: -0.015em;
    line-height: 1.05;
    max-width: 18em;
  }
  h3 {
    font-size: 1.5em;
    letter-spacing: -0.005em;
  }
  h4 {
    font-size: 1.125em;
  }
  p,
  li {
    max-width: 40em;
    text-wrap: pretty;
  }
  a {
    color: var(--_accent);
    text-decoration-thickness: 1px;
    text-underline-offset: 0.15em;
  }
  a:hover {
    text-decoration-thickness: 2px;
  }
  :focus-visible {
    outline: 3px solid var(--_accent);
    outline-offset: 3px;
    border-radius: 2px;
  }
  .hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  small,
  dt,
  thead th,
  .dateline,
  .hint,
  .note,
  .source,
  .private {
    color: var(--_muted);
    font-size: 0.875em;
  }
  .note {
    margin-block: 0.4em;
  }
  .pending,
  .pending small {
    color: transparent;
    background: var(--_rule);
    border-radius: 3px;
  }

  /* heading */
  .dateline {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0.4em 1em;
    margin-bottom: 1.25em;
  }
  .status {
    color: var(--_ink);
    border: 1px solid var(--_edge);
    border-radius: 2px;
    padding: 0.1em 0.6em;
    font-size: 0.9375em;
    font-weight: 600;
    letter-spacing: 0.06em;
    text-transform: uppercase;
  }
  .status[data-status="claims-open"],
  .status[data-status="paying"] {
    background: var(--_accent);
    border-color: var(--_accent);
    color: var(--_on-accent);
  }
  .summary {
    margin-top: 1em;
    font-family: var(--_display);
    font-size: 1.0625em;
    line-height: 1.5;
    max-width: 36em;
  }
  .facts {
    display: grid;
    grid-template-columns: repeat(2, auto);
    justify-content: start;
    gap: 0 2.5em;
    margin-top: 1.5em;
    padding-block: 0.25em;
    border-block: 1px solid var(--_rule);
  }
  .facts > div {
    padding-block: 0.6em;
  }
  .facts > .wide {
    grid-column: 1 / -1;
  }
  .facts dd {
    font-weight: 600;
  }
  .facts small {
    display: block;
    font-weight: 400;
  }
  .closed {
    margin-top: 1.25em;
    padding-inline-start: 0.9em;
    border-inline-start: 3px solid var(--_accent);
  }

  /* sections */
  .desk {
    display: grid;
    gap: 2.5em;
    margin-top: 2.5em;
  }
  .desk > *,
  .content {
    min-width: 0;
  }
  .desk ~ * {
    display: grid;
    gap: 1.25em 3em;
    margin-top: 3em;
    padding-top: 1.25em;
    border-top: 1px solid var(--_ink);
  }
  /* as much room as it will take when it is there */
  .outlook {
    align-content: start;
    min-height: 103em;
  }

  @container (min-width: 30em) {
    .outlook {
      min-height: 87em;
    }
  }
  @container (min-width: 40em) {
    .outlook {
      min-height: 73em;
    }
    .facts {
      grid-template-columns: repeat(3, auto);
      gap: 0 4em;
    }
    .facts > .wide {
      grid-column: auto;
    }
    .summary {
      font-size: 1.1875em;
    }
  }
  @container (min-width: 54em) {
    .outlook {
      min-height: 70em;
    }
    .desk {
      grid-template-columns: minmax(0, 5fr) minmax(0, 7fr);
      gap: 4em;
      align-items: start;
      margin-top: 3.5em;
    }
    .questions {
      position: sticky;
      top: 1.5em;
    }
    .desk ~ * {
      grid-template-columns: minmax(0, 3fr) minmax(0, 9fr);
      margin-top: 4em;
    }
  }
  @container (min-width: 66em) {
    .outlook {
      min-height: 64em;
    }
  }
`;
