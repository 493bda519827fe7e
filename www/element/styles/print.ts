import { css } from "lit";

/** On paper: black on white, nothing to press, the addresses of the sources written out. */
export const print = css`
  @media print {
    :host {
      color-scheme: light;
      --_paper: #fff;
      --_panel: #fff;
      --_ink: #000;
      --_muted: #333;
      --_rule: #bbb;
    }
    .calculator {
      font-size: 10.5pt;
    }
    .private,
    .claims,
    .choice:not(:has(:checked)),
    button {
      display: none;
    }
    .answer {
      border: 1px solid #000;
      border-top-width: 4px;
      break-inside: avoid;
    }
    .outlook {
      min-height: 0;
    }
    details::details-content {
      content-visibility: visible;
      block-size: auto;
    }
    summary {
      display: none;
    }
    .bar,
    .swatch {
      print-color-adjust: exact;
    }
    tr,
    .payment,
    .working li,
    .timeline li {
      break-inside: avoid;
    }
    h3,
    h4 {
      break-after: avoid;
    }
    .working a::after {
      content: " <" attr(href) ">";
      font-size: 0.85em;
      overflow-wrap: anywhere;
    }
  }
`;
