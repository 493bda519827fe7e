import { css } from "lit";

/** How sure the estimate is. Comes with what draws it. What changes while the slider moves keeps its height. */
export const outlook = css`
  section {
    display: contents; /* the element itself is laid out as a section */
  }
  .lead {
    min-height: 5lh;
    font-family: var(--_display);
    font-size: 1.25em;
    line-height: 1.4;
    max-width: none;
  }
  .because {
    min-height: 5lh;
    margin-top: 0.75em;
    color: var(--_muted);
    font-size: 0.9375em;
  }
  figcaption {
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
  }
  .drivers .hint {
    margin-top: 1.25em;
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
  figure .readout {
    margin-bottom: 0.75em;
    max-width: none;
  }
  figure .readout strong {
    display: block;
    font-family: var(--_display);
    font-size: 1.75em;
    line-height: 1.2;
  }
  figure .readout > :last-child {
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
    paint-order: stroke;
    stroke: var(--_paper);
    stroke-width: 4;
  }
  .grid {
    stroke: var(--_rule);
  }
  .axis {
    stroke: var(--_edge);
  }
  .usual {
    fill: var(--_panel);
    stroke: var(--_edge);
    stroke-dasharray: 1 4;
  }
  .band {
    fill: color-mix(in oklab, var(--_accent) 25%, transparent);
  }
  .line {
    fill: none;
    stroke: var(--_accent);
    stroke-width: 2.5;
    vector-effect: non-scaling-stroke;
  }
  .fact {
    fill: none;
    stroke: var(--_ink);
    stroke-width: 1.5;
  }
  line.fact {
    stroke-dasharray: 6 4;
  }
  .drop {
    stroke: var(--_accent);
    stroke-dasharray: 2 3;
  }
  .reach {
    stroke: var(--_accent);
    stroke-width: 5;
    stroke-linecap: round;
    opacity: 0.6;
  }
  .point {
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

  td,
  th {
    padding-block: 0.45em;
    border-bottom: 1px solid var(--_rule);
  }
  figure + details,
  figure .hint {
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
  }

  @container (min-width: 30em) {
    .lead,
    .because {
      min-height: 3lh;
    }
  }
  @container (min-width: 40em) {
    .legend,
    .beside {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }
  }
  @container (min-width: 66em) {
    .lead,
    .because {
      min-height: 2lh;
    }
  }

  @media (forced-colors: active) {
    .line,
    .reach,
    .drop {
      stroke: Highlight;
    }
    .point,
    .drivers .part {
      fill: Highlight;
    }
    .band {
      fill: none;
      stroke: CanvasText;
      vector-effect: non-scaling-stroke;
    }
    .usual {
      fill: none;
      stroke: CanvasText;
    }
    .fact {
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
    .lead,
    .because {
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
