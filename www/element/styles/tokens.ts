import { css } from "lit";

/** Colours and type. A host page sets those that begin with --payout-. */
export const tokens = css`
  :host {
    display: block;
    --_paper: var(--payout-paper, #fffdf8);
    --_panel: var(--payout-panel, #f5f1e8);
    --_ink: var(--payout-ink, #1b1a17);
    --_muted: var(--payout-muted, #5b574e);
    --_rule: var(--payout-rule, #d8d2c4);
    --_edge: var(--payout-edge, #7b7669);
    --_accent: var(--payout-accent, #0b6149);
    --_on-accent: var(--payout-on-accent, #ffffff);
    --_grey-1: #6d685d;
    --_grey-2: #96907f;
    --_grey-3: #b8b1a0;
    --_display: var(
      --payout-font-display,
      "Iowan Old Style",
      "Palatino Linotype",
      Palatino,
      P052,
      "URW Palladio L",
      "Noto Serif",
      Cambria,
      Georgia,
      serif
    );
    --_text: var(
      --payout-font-text,
      -apple-system,
      "Segoe UI",
      Roboto,
      "Helvetica Neue",
      "Noto Sans",
      "Liberation Sans",
      Arial,
      sans-serif
    );
  }
  :host([hidden]) {
    display: none;
  }
  @supports (color: light-dark(#000, #fff)) {
    :host {
      --_paper: var(--payout-paper, light-dark(#fffdf8, #171613));
      --_panel: var(--payout-panel, light-dark(#f5f1e8, #211f1b));
      --_ink: var(--payout-ink, light-dark(#1b1a17, #efebe2));
      --_muted: var(--payout-muted, light-dark(#5b574e, #b3ada0));
      --_rule: var(--payout-rule, light-dark(#d8d2c4, #3d3a33));
      --_edge: var(--payout-edge, light-dark(#7b7669, #8f897b));
      --_accent: var(--payout-accent, light-dark(#0b6149, #6fd0ad));
      --_on-accent: var(--payout-on-accent, light-dark(#ffffff, #10231c));
      --_grey-1: light-dark(#6d685d, #8a8475);
      --_grey-2: light-dark(#96907f, #6a6558);
      --_grey-3: light-dark(#b8b1a0, #4d493f);
    }
  }
`;
