import { css } from "lit";

/** Tables, and what folds. Of the columns, those that are roomy give way to what is tight where there is little room. */
export const tables = css`
  table {
    width: 100%;
    border-collapse: collapse;
  }
  th {
    font-weight: 400;
    text-align: start;
    vertical-align: top;
  }
  td,
  th:not([scope="row"]):not(:first-child) {
    text-align: end;
    vertical-align: top;
  }
  td {
    white-space: nowrap;
  }
  th small,
  .tight {
    display: block;
    font-weight: 400;
  }
  .mine > * {
    font-weight: 600;
  }
  .roomy {
    display: none;
  }
  @container (min-width: 30em) {
    .roomy {
      display: table-cell;
    }
    .tight {
      display: none;
    }
  }

  summary {
    display: inline-block;
    min-height: 44px;
    padding-block: 0.75em;
    color: var(--_accent);
    font-size: 0.875em;
    cursor: pointer;
  }
  summary::before {
    content: "+ ";
  }
  [open] > summary::before {
    content: "– ";
  }
  summary::-webkit-details-marker {
    display: none;
  }
  details:not([open]) {
    margin-bottom: -0.75em;
  }
  details > p {
    font-size: 0.875em;
  }
`;
