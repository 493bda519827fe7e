import { css } from "lit";

/** Questions, buttons and the claims slider. Everything that is pressed is at least 44 pixels high. */
export const controls = css`
  .question {
    margin-top: 1.75em;
    min-width: 0;
  }
  .question > label,
  legend {
    display: block;
    padding: 0;
    font-weight: 600;
    line-height: 1.35;
    max-width: 30em;
  }
  .question .hint {
    margin-top: 0.3em;
  }
  select,
  .field,
  .choice,
  .button,
  .mark {
    min-height: 44px;
    border: 1px solid var(--_edge);
    border-radius: 4px;
    background: var(--_paper);
    color: var(--_ink);
    font: inherit;
  }
  select {
    appearance: none;
    width: 100%;
    max-width: 24em;
    margin-top: 0.6em;
    padding: 0.5em 2.5em 0.5em 0.8em;
    background-image: linear-gradient(45deg, transparent 50%, currentColor 50%),
      linear-gradient(135deg, currentColor 50%, transparent 50%);
    background-position: calc(100% - 20px) calc(50% + 1px), calc(100% - 14px) calc(50% + 1px);
    background-size: 6px 6px;
    background-repeat: no-repeat;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  option {
    background: var(--_paper);
    color: var(--_ink);
  }
  .choices {
    display: grid;
    gap: 0.5em;
    max-width: 24em;
    margin-top: 0.6em;
  }
  .pair {
    grid-template-columns: 1fr 1fr;
    gap: 0.75em;
  }
  .choice {
    display: flex;
    align-items: center;
    gap: 0.6em;
    padding: 0.5em 0.8em;
    cursor: pointer;
  }
  .choice:hover,
  .button:hover,
  .mark:hover:enabled,
  .field:hover,
  select:hover {
    border-color: var(--_ink);
  }
  .choice input {
    flex: none;
    width: 1.15em;
    height: 1.15em;
    margin: 0;
    accent-color: var(--_accent);
  }
  .choice:has(:checked) {
    border-color: var(--_accent);
    box-shadow: inset 0 0 0 1px var(--_accent);
  }
  .choice:has(:focus-visible),
  .field:focus-within {
    outline: 3px solid var(--_accent);
    outline-offset: 3px;
  }
  .choice :focus-visible {
    outline: none;
  }
  .field {
    display: flex;
    align-items: center;
    gap: 0.4em;
    width: 100%;
    max-width: 12em;
    margin-top: 0.6em;
    padding-inline: 0.8em;
  }
  .field[data-kind="amount"]::before {
    content: "$";
    color: var(--_muted);
  }
  .field input {
    flex: 1;
    min-width: 0;
    height: 42px;
    padding: 0;
    border: 0;
    outline: none;
    background: none;
    color: inherit;
    font: inherit;
  }
  .field:has([aria-invalid]) {
    border-color: var(--_ink);
    border-inline-start-width: 5px;
  }
  .error {
    margin-top: 0.4em;
    font-weight: 600;
  }
  .scenarios .choices {
    max-width: none;
  }
  .private {
    margin-top: 1.75em;
  }
  button {
    cursor: pointer;
  }
  :disabled {
    cursor: default;
  }
  .plain {
    display: block;
    min-height: 44px;
    padding: 0;
    border: 0;
    background: none;
    color: var(--_accent);
    font: inherit;
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 0.15em;
  }
  .plain:disabled {
    color: var(--_muted);
    text-decoration: none;
  }
  .button {
    margin-top: 0.5em;
    padding: 0.5em 1.2em;
    background: var(--_accent);
    border-color: var(--_accent);
    color: var(--_on-accent);
    font-weight: 600;
  }

  /* the claims slider */
  .claims {
    margin-top: 1.75em;
    padding-top: 1.25em;
    border-top: 1px solid var(--_rule);
  }
  .readout {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0 1em;
    margin-top: 0.9em;
    font-size: 0.9375em;
  }
  .value strong {
    font-size: 1.25em;
  }
  .readout small {
    display: block; /* so that no number of claims makes it wrap */
  }
  @container (min-width: 30em) {
    .readout small {
      display: inline;
    }
  }
  input[type="range"] {
    appearance: none;
    display: block;
    width: 100%;
    height: 44px;
    margin: 0;
    background: none;
    touch-action: pan-y;
    --_thumb: var(--_accent);
  }
  input[type="range"]:enabled {
    cursor: pointer;
  }
  input[type="range"]:disabled {
    --_thumb: var(--_edge);
  }
  input[type="range"]::-webkit-slider-runnable-track {
    height: 4px;
    border-radius: 2px;
    background: var(--_edge);
  }
  input[type="range"]::-moz-range-track {
    height: 4px;
    border-radius: 2px;
    background: var(--_edge);
  }
  input[type="range"]::-webkit-slider-thumb {
    appearance: none;
    width: 28px;
    height: 28px;
    margin-top: -12px;
    border: 3px solid var(--_panel);
    border-radius: 50%;
    background: var(--_thumb);
    box-shadow: 0 0 0 1px var(--_thumb);
  }
  input[type="range"]::-moz-range-thumb {
    width: 22px;
    height: 22px;
    border: 3px solid var(--_panel);
    border-radius: 50%;
    background: var(--_thumb);
    box-shadow: 0 0 0 1px var(--_thumb);
  }
  input[type="range"]:focus-visible {
    outline-offset: -4px;
  }
  .ruler {
    display: block;
    width: calc(100% - 28px);
    margin: -8px 14px 0;
    overflow: visible;
  }
  .ruler text {
    fill: var(--_muted);
    font-size: 0.8125em;
  }
  .ruler line {
    stroke: var(--_edge);
  }
  .ruler .other {
    stroke: var(--_ink);
    stroke-width: 3;
  }
  .ruler .own {
    stroke: var(--_accent);
    stroke-width: 5;
  }
  .marks {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(7em, 1fr));
    gap: 0.5em;
    margin-block: 0.6em 0.25em;
  }
  .mark {
    display: flex;
    flex-direction: column;
    padding: 0.4em 0.7em 0.5em;
    font-size: 0.875em;
    line-height: 1.25;
    text-align: start;
    border-inline-start: 3px solid var(--_ink);
  }
  .mark[data-own="yes"] {
    border-inline-start-color: var(--_accent);
  }
  .mark strong {
    font-size: 1.0625em;
  }
  .mark span {
    color: var(--_muted);
  }
  .mark[aria-pressed="true"] {
    box-shadow: inset 0 0 0 1px var(--_accent);
    border-color: var(--_accent);
  }
  @media (prefers-reduced-motion: no-preference) {
    .choice,
    .mark,
    .button {
      transition: border-color 0.15s, box-shadow 0.15s;
    }
  }
`;
