import { css } from "lit";

/** How sure the estimate is. Comes with what draws it. What changes while the slider moves keeps its height. */
export const outlook = css`
  .outlook .lead {
    min-height: 5lh;
    font-family: var(--_display);
    font-size: 1.25em;
    font-variant-numeric: lining-nums tabular-nums;
    line-height: 1.4;
    max-width: none;
  }
  .outlook .because {
    min-height: 5lh;
    margin-top: 0.75em;
    color: var(--_muted);
    font-size: 0.9375em;
    font-variant-numeric: lining-nums tabular-nums;
  }
  .outlook h4,
  .outlook figcaption {
    font-family: var(--_display);
    font-size: 1.125em;
    font-weight: 700;
    line-height: 1.15;
  }
  .drivers dl > div {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0.25em 1em;
    margin-top: 0.9em;
    font-size: 0.9375em;
  }
  .drivers svg {
    grid-column: 1 / -1;
  }
  .drivers dt {
    color: inherit;
    font-size: 1em;
  }
  .drivers dd {
    font-weight: 600;
    font-variant-numeric: lining-nums tabular-nums;
  }
  .drivers .hint {
    margin-top: 1.25em;
    font-variant-numeric: lining-nums tabular-nums;
  }
  .drivers .whole {
    fill: var(--_panel);
  }
  .drivers .part {
    fill: var(--_accent);
  }

  figure {
    margin: 1.5em 0 0;
  }
  .outlook .readout {
    margin-bottom: 0.75em;
    max-width: none;
  }
  .outlook .readout strong {
    display: block;
    font-family: var(--_display);
    font-size: 1.75em;
    font-variant-numeric: lining-nums tabular-nums;
    line-height: 1.2;
  }
  .outlook .readout > :last-child {
    text-align: end;
  }
  .plot {
    display: block;
    width: calc(100% - 28px);
    margin-inline: 14px;
    overflow: visible;
    cursor: ew-resize;
    touch-action: pan-y;
    user-select: none;
    -webkit-user-select: none;
  }
  .plot text {
    fill: var(--_muted);
    font-size: 0.8125em;
    font-variant-numeric: lining-nums tabular-nums;
    paint-order: stroke;
    stroke: var(--_paper);
    stroke-width: 4;
  }
  .outlook .grid {
    stroke: var(--_rule);
  }
  .outlook .axis {
    stroke: var(--_edge);
  }
  .outlook .usual {
    fill: var(--_panel);
    stroke: var(--_edge);
    stroke-dasharray: 1 4;
  }
  .outlook .band {
    fill: color-mix(in oklab, var(--_accent) 25%, transparent);
  }
  .outlook .line {
    fill: none;
    stroke: var(--_accent);
    stroke-width: 2.5;
    vector-effect: non-scaling-stroke;
  }
  .outlook .fact {
    fill: none;
    stroke: var(--_ink);
    stroke-width: 1.5;
  }
  .outlook line.fact {
    stroke-dasharray: 6 4;
  }
  .outlook .drop {
    stroke: var(--_accent);
    stroke-dasharray: 2 3;
  }
  .outlook .reach {
    stroke: var(--_accent);
    stroke-width: 5;
    stroke-linecap: round;
    opacity: 0.6;
  }
  .outlook .point {
    fill: var(--_accent);
    stroke: var(--_paper);
    stroke-width: 2;
  }
  .legend {
    list-style: none;
    display: grid;
    gap: 0.4em 1.5em;
    margin-top: 0.75em;
    font-size: 0.875em;
    font-variant-numeric: lining-nums tabular-nums;
  }
  .legend li {
    display: flex;
    gap: 0.6em;
    max-width: none;
  }
  .legend svg {
    flex: none;
    margin-top: 0.15em;
    overflow: visible;
  }

  .outlook td,
  .outlook th {
    padding-block: 0.45em;
    border-bottom: 1px solid var(--_rule);
  }
  .outlook thead th {
    color: var(--_muted);
    font-size: 0.875em;
  }
  .outlook th small {
    display: block;
    font-weight: 400;
  }
  .outlook .mine > * {
    font-weight: 600;
  }
  .outlook .roomy {
    display: none;
  }
  .outlook .tight {
    display: block;
    font-weight: 400;
  }
  .outlook figure + details,
  .outlook figure .hint {
    margin-top: 0.75em;
  }
  .beside {
    display: grid;
    gap: 2em 3em;
    margin-top: 1.75em;
    padding-top: 1.5em;
    border-top: 1px solid var(--_rule);
  }
  .what-if .question {
    margin-top: 0.75em;
  }
  .solution {
    min-height: 4lh;
    margin-top: 0.75em;
    font-variant-numeric: lining-nums tabular-nums;
  }

  @container (min-width: 30em) {
    .outlook .lead {
      min-height: 3lh;
    }
    .outlook .because {
      min-height: 3lh;
    }
    .outlook .roomy {
      display: table-cell;
    }
    .outlook .tight {
      display: none;
    }
  }
  @container (min-width: 40em) {
    .legend,
    .beside {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }
  }
  @container (min-width: 66em) {
    .outlook .lead,
    .outlook .because {
      min-height: 2lh;
    }
  }

  @media (forced-colors: active) {
    .outlook .line,
    .outlook .reach,
    .outlook .drop {
      stroke: Highlight;
    }
    .outlook .point,
    .drivers .part {
      fill: Highlight;
    }
    .outlook .band {
      fill: none;
      stroke: CanvasText;
      vector-effect: non-scaling-stroke;
    }
    .outlook .usual {
      fill: none;
      stroke: CanvasText;
    }
    .outlook .fact {
      stroke: CanvasText;
    }
    .drivers .whole {
      fill: none;
      stroke: CanvasText;
    }
  }
  @media print {
    .what-if,
    figure .hint {
      display: none;
    }
    .outlook,
    .outlook .lead,
    .outlook .because {
      min-height: 0;
    }
    .plot,
    .legend svg,
    .drivers svg {
      print-color-adjust: exact;
    }
    figure {
      break-inside: avoid;
    }
  }
`;
