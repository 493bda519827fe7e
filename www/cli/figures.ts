import type { From, Settlement, Step } from "../core/generated/types.js";
import type { Told } from "../element/sentences.js";

/** What the file says of a figure: what to call it, where it is not the figure of the step itself. */
interface Figure {
  called: "step.claims.members" | "step.claims.spread" | "";
  from: From;
}

/**
 * Where the figures of a step are from: sources with addresses, how far to trust them, and the note.
 *
 * @param noted notes that have been told already: what is told of several figures is told once
 */
export function figureLines(told: Told, step: Step, noted: Set<string>): string[] {
  const { settlement, words } = told;
  return figures(settlement, step).flatMap(({ called, from }) => [
    ...(called === "" ? [] : [`${words.t(called)}:`]),
    ...fromLines(told, from, noted),
  ]);
}

/** Where one figure is from. */
export function fromLines({ settlement, words }: Told, from: From, noted: Set<string>): string[] {
  const tag = `[${words.find(`confidence.${from.confidence}`) ?? from.confidence}]`;
  const known = from.sources.flatMap((id) => settlement.sources[id] ?? []);
  const list = known.map(({ publisher, url }) => `${publisher} <${url}>`).join(", ");
  const line =
    known.length > 0
      ? `${words.t("working.source", { count: known.length })}: ${list} ${tag}`
      : tag;
  const note = from.note ? words.text(from.note) : "";
  if (note === "" || noted.has(note)) return [line];
  noted.add(note);
  return [line, note];
}

function figures(settlement: Settlement, step: Step): Figure[] {
  // What the caller assumes is from nowhere.
  const own = (from: From | undefined): Figure[] =>
    !from || ("assumed" in step && step.assumed) ? [] : [{ called: "", from }];
  const { fund, plan } = settlement;
  switch (step.code) {
    case "gross-fund": {
      const scenarios =
        typeof fund.gross === "object" && "scenarios" in fund.gross ? fund.gross.scenarios : [];
      return [...own(scenarios.find(({ id }) => id === step.scenario)?.from), ...own(fund.from)];
    }
    case "fund-as-claimed":
      return own(fund.from);
    case "deduction":
    case "deduction-unknown":
      return own(settlement.deductions.find(({ id }) => id === step.deduction)?.from);
    case "claims": {
      const group = settlement.groups.find(({ id }) => id === step.group);
      return [
        ...own(group?.claims.from),
        ...(group?.members
          ? [{ called: "step.claims.members", from: group.members.from } as const]
          : []),
        ...(group?.spread
          ? [{ called: "step.claims.spread", from: group.spread.from } as const]
          : []),
      ];
    }
    case "weights": {
      const pays = plan.pools.find(({ id }) => id === step.pool)?.pays ?? [];
      return [...new Set(pays.map(({ from }) => from ?? plan.from))].flatMap(own);
    }
    case "uncashed":
    case "rest":
      return own(plan.afterwards?.from);
    default:
      return [];
  }
}
