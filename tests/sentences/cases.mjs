/**
 * Small settlements of which something was once said that was not true. Each names what is true of it, worked out by hand;
 * `sentences.test.mjs` looks for that, and holds all that is said of them to the checks of `checks.mjs` besides.
 */

const from = { sources: ["paper"], confidence: "court-document" };
const guessed = { sources: [], confidence: "not-found", note: { en: "A guess." } };
const derived = { sources: ["paper"], confidence: "derived", note: { en: "Worked out." } };

/** Claims of a group that everybody who names it belongs to. */
function group(id, number, more = {}) {
  const { origin = from, stage = "valid", like, ...others } = more;
  return {
    id,
    name: { en: id, es: id },
    description: { en: `Of ${id}.`, es: `De ${id}.` },
    eligibleIf: { question: "kind", is: id },
    claims: { number, stage, ...(like ? { like } : {}), from: origin },
    ...others,
  };
}

const pool = (id, pays, more = {}) => ({
  id,
  name: { en: `Pool ${id}`, es: `Fondo ${id}` },
  takes: "remainder",
  pays,
  ...more,
});

const deduction = (id, kind, amount, basis = "awarded") => ({ id, kind, amount, basis, from });

/** A whole file of the parts that matter. */
function settlement(id, { status = "paid", gross, deductions = [], groups, pools, ...more }) {
  const { rounding, residual, outcome, officialSite } = more;
  const options = groups.map(({ id }) => ({ id, name: { en: id, es: id } }));
  const kind = { id: "kind", kind: "choice", ask: { en: "Which?", es: "¿Cuál?" }, options };
  return {
    id,
    name: { en: "Case", es: "Caso" },
    summary: { en: "Summary.", es: "Resumen." },
    status,
    asOf: "2024-01",
    court: { name: "A court", case: "A v. B", from },
    dates: [],
    fund: { gross, from },
    deductions,
    questions: [kind],
    groups,
    plan: {
      pools,
      ...(rounding ? { rounding } : {}),
      ...(residual ? { residual: { from, ...residual } } : {}),
      from,
    },
    ...(outcome ? { outcome } : {}),
    ...(officialSite ? { officialSite } : {}),
    sources: {
      paper: { kind: "court-document", publisher: "A court", url: "https://example.org/order" },
    },
  };
}

const reversion = { disposition: "reversion" };
const dropping = { deMinimis: "20.00" };

/**
 * @typedef {object} Case
 * @property {any} settlement
 * @property {Record<string, unknown>} [answers] of the claimant it is told to; none: the plan alone
 * @property {string[]} en what must be said, each somewhere in the working
 * @property {string[]} [es]
 * @property {string[]} [page] what must be said above it on the command line
 * @property {RegExp[]} [never] what must not be said
 */

/** @type {Case[]} */
export const cases = [
  {
    // Of the 20 claims of the pool, with 10 x 0.5 + 10 x 5 = 55 shares, $300 is $5.45 a share: 2.72 and 27.27. Those of
    // half a share drop out, and 300 / 50 = 6 is $30.00 for each other. The 980 of the other pool have no part in it.
    settlement: settlement("drop-out-of-one-pool", {
      gross: "10100.00",
      groups: [
        group("light", { count: 10 }),
        group("heavy", { count: 10 }),
        group("cash", { count: 980 }),
      ],
      pools: [
        pool(
          "a",
          [
            { group: "light", shares: "0.5" },
            { group: "heavy", shares: "5" },
          ],
          { takes: { fixed: "300.00" }, ...dropping },
        ),
        pool("b", [{ group: "cash", shares: "1" }]),
      ],
    }),
    answers: { kind: "heavy" },
    en: [
      "10 claims, with 5 shares in all, would come to less than $20.00 each.",
      "The money is divided among the other 10 claims.",
      "heavy: 5 shares × $6.00 = $30.00.",
      "light: 10 claims were accepted.",
    ],
    es: ["El dinero se reparte entre el resto: 10 reclamaciones."],
    never: [/990|980 claims, with/],
  },
  {
    // $100 for 100 claims is $1.00 each, below $20: all drop out, nobody is left, and the $100 goes back.
    settlement: settlement("everybody-drops-out", {
      gross: "100.00",
      groups: [group("all", { count: 100 }), group("others", { count: 40 })],
      pools: [
        pool("a", [{ group: "others", shares: "1" }], { takes: { fixed: "40.00" } }),
        pool("b", [{ group: "all", shares: "1" }], dropping),
      ],
      residual: reversion,
    }),
    answers: { kind: "all" },
    en: [
      "100 claims, with 100 shares in all, would come to less than $20.00 each.",
      "No claim is left to be paid from it.",
      "Pool b – So nothing is divided.",
      "$40 of the $100 is paid out. $60 is left.",
      "$60 is left in the end. It goes back to the company.",
    ],
    never: [/140|the others|as its limit/],
  },
  {
    // One claim of one share, and $1.00 taken for it: 100 - 1 = 99. All is paid, and nothing is left.
    settlement: settlement("one-claim", {
      gross: "100.00",
      deductions: [deduction("post", "administration", { perClaim: "1.00" })],
      groups: [group("all", { count: 1 })],
      pools: [pool("a", [{ group: "all", shares: "1" }])],
      residual: { ...reversion, uncashed: "0.1", distributions: { pool: "a", most: 1 } },
    }),
    answers: { kind: "all" },
    en: [
      "$1.00 for each of 1 claim, $1 in all, awarded by the court.",
      "all: 1 claim was accepted.",
      "All claims together have 1 share.",
      "$99 divided by 1 share is $99.00 a share.",
      "All of the $99 is paid out.",
      "We count with 10% of the checks not being cashed; here that is none.",
      "There is no payment 2: nothing is left for it.",
      "Nothing is left in the end.",
    ],
    es: ["all: se aceptó 1 reclamación.", "Al final no queda nada."],
    never: [/\$0|back to the company/],
  },
  {
    // 100,000 / 2,499,980 = 0.040000320...: shown as 0.04, which would make $99,999.20.
    settlement: settlement("factor-shown-rounded", {
      gross: "100000.00",
      groups: [group("all", { count: 1 })],
      pools: [pool("a", [{ group: "all", value: "2499980.00" }])],
    }),
    answers: { kind: "all" },
    en: [
      "All $100,000 is there to share out.",
      "$100,000 for $2,499,980 of claims pays about $0.04 for each dollar.",
      "all: $2,499,980.00 × about 0.04 = $100,000.00.",
    ],
    es: ["all: $2,499,980.00 × unos 0.04 = $100,000.00."],
    never: [/less \$0/],
  },
  {
    // The factor is at most 1, so claims of $10 are paid $10 and claims of $25 are paid $25.
    settlement: settlement("limit-on-the-factor", {
      gross: "1000.00",
      groups: [group("small", { count: 10 }), group("large", { count: 10 })],
      pools: [
        pool("a", [
          { group: "small", value: "10.00", factor: { most: "1" } },
          { group: "large", value: "25.00", factor: { most: "1" } },
        ]),
      ],
      residual: reversion,
    }),
    answers: { kind: "small" },
    en: [
      "small: a claim like yours is paid no more than $10.00.",
      "The limits on payments leave $650.",
      "$350 of the $1,000 is paid out. $650 is left.",
    ],
    never: [/no claim is paid more/i],
  },
  {
    // A third of 1,000.00 to seven decimals is 333.33, half-up.
    settlement: settlement("percentage-of-seven-decimals", {
      gross: "1000.00",
      deductions: [
        deduction("fees", "attorneys-fees", { percentOfGross: "33.3333333" }, "requested"),
      ],
      groups: [group("all", { count: { low: 90, high: 110 } }, { origin: derived })],
      pools: [pool("a", [{ group: "all", shares: "1" }])],
      outcome: { payments: [], note: { en: "A paper tells of $6.", es: "Un diario dice $6." } },
    }),
    answers: { kind: "all" },
    en: [
      "Lawyers’ fees: 33.3333333% of the fund, $333.33, as requested; we found no word of what the court awarded.",
      "all: we count with 100 claims. It lies somewhere from 90 to 110.",
    ],
    never: [/33\.333333%|may award|accepted/],
  },
  {
    // Works and no people; between 400,000 and 500,000 of them, so 90,000 claims are a fifth of the middle alone.
    settlement: settlement("works-in-a-range", {
      gross: "1000000.00",
      groups: [
        group(
          "works",
          { count: 90000 },
          { members: { count: { low: 400000, high: 500000 }, from: derived } },
        ),
      ],
      pools: [pool("a", [{ group: "works", shares: "1" }])],
    }),
    answers: { kind: "works" },
    en: ["works: 90,000 claims were accepted, about 20% of 400,000 to 500,000 covered."],
    es: [
      "works: se aceptaron 90,000 reclamaciones, cerca del 20% de un total de 400,000 a 500,000.",
    ],
    never: [/people|450,000/],
  },
  {
    // Nobody has published how many claimed, though all has been paid: 1 % to 9 % of settlements like this one.
    settlement: settlement("paid-but-not-counted", {
      gross: { low: "90000.00", high: "110000.00" },
      groups: [
        group(
          "all",
          { forecast: true },
          { like: "common-fund", origin: guessed, members: { count: 100000, from } },
        ),
      ],
      pools: [pool("a", [{ group: "all", shares: "1" }])],
    }),
    answers: { kind: "all" },
    en: [
      "all: we found no count of the claims.",
      "In eight of ten such settlements it would be from",
    ],
    never: [/nobody has counted|may be/],
  },
  {
    // Interest of $50 and $20 of costs: 1,000 + 30 = 1,030 for 10 claims.
    settlement: settlement("more-interest-than-costs", {
      gross: "1000.00",
      deductions: [
        deduction("interest", "interest", { fixed: { low: "-60.00", high: "-40.00" } }),
        deduction("costs", "costs", { fixed: "20.00" }, "estimated"),
      ],
      groups: [group("all", { count: 10 })],
      pools: [pool("a", [{ group: "all", shares: "1" }])],
    }),
    answers: { kind: "all" },
    en: [
      "Interest earned: adds $50, awarded by the court. It lies somewhere from $40 to $60.",
      "$1,000 and $30 more, since what is added is more than what comes out, make $1,030 to share out.",
    ],
    never: [/-\$/],
  },
  {
    // The first pool takes all $100, which is less than its $150; a quarter of nothing is left for the second.
    settlement: settlement("more-set-aside-than-there-is", {
      gross: "100.00",
      groups: [group("first", { count: 10 }), group("second", { count: 10 })],
      pools: [
        pool("a", [{ group: "first", shares: "1" }], { takes: { fixed: "150.00" } }),
        pool("b", [{ group: "second", shares: "1" }], { takes: { percentOfNet: "25" } }),
      ],
    }),
    answers: { kind: "second" },
    en: [
      "Pool a: all that is left, $100.",
      "The plan sets $150 aside for it, but no more is left.",
      "Pool b: nothing is left for it.",
      "The plan gives it 25% of the money to share out, but no more is left.",
    ],
    never: [/\$100 is set aside/],
  },
  {
    // A share is to be worth $10: 100 claims need $1,000, and the company adds the $200 that the fund lacks.
    settlement: settlement("top-up", {
      gross: "800.00",
      status: "approved",
      groups: [group("all", { count: 100 })],
      pools: [pool("a", [{ group: "all", shares: "1" }], { topUp: { shareValue: "10.00" } })],
    }),
    answers: { kind: "all" },
    en: ["The settlement fund is $800.", "So the company adds $200, which makes $1,000."],
    never: [/all that the company pays/],
  },
  {
    // A floor of $8 for 10 of 20 claims: 80 of the 100 at the floor, and 20 / 10 = 2.00 for each of the others.
    settlement: settlement("floors-and-cents", {
      gross: "100.00",
      status: "claims-closed",
      groups: [group("poor", { count: 10 }), group("rich", { count: 10 })],
      pools: [
        pool("a", [
          { group: "poor", shares: "1", floor: "8.00" },
          { group: "rich", shares: "1" },
        ]),
      ],
    }),
    answers: { kind: "poor" },
    en: [
      "poor: a claim like yours is paid no less than $8.00.",
      "$80 of the $100 goes to claims that are at a limit. $20 divided by 10 shares is $2.00 a share.",
    ],
    never: [/no claim is paid less/i],
  },
  {
    // A floor of $8: with 20 claims it would take $160 of $100, so the cases end at the 10 that are likely,
    // $10.00. With 12 claims it can still be carried out: nine draws in ten come to at least 100 / 11 = $9.09.
    settlement: settlement("floors-that-some-claims-exceed", {
      gross: "100.00",
      status: "claims-open",
      groups: [group("all", { count: { low: 5, likely: 10, high: 20 } }, { origin: guessed })],
      pools: [pool("a", [{ group: "all", shares: "1", floor: "8.00" }])],
    }),
    answers: { kind: "all" },
    en: [
      "all: we count with 10 claims. It lies somewhere from 5 to 20.",
      "1 share × $10.00 = $10.00.",
    ],
    page: [
      "If everything uncertain turned out for the worst, the plan could not be carried out: what it promises at least would come to more than there is.",
    ],
  },
  {
    // Nobody has counted, and the claims alone are uncertain: cut down to whole claims, the tenth percentile is a cent
    // below what the worst case has. It is one range, and is told once.
    settlement: settlement("claims-alone-are-uncertain", {
      gross: "100000.00",
      status: "claims-open",
      groups: [
        group(
          "all",
          { forecast: true },
          { like: "common-fund", origin: guessed, members: { count: 100000, from } },
        ),
      ],
      pools: [pool("a", [{ group: "all", shares: "1" }])],
    }),
    answers: { kind: "all" },
    en: [],
    page: ["Probably between $12.55 and $91.49"],
    never: [/12\.56/],
  },
  {
    // Half-up and cut down: 100 / 3 = 33.33..., of which 33.33 is paid and a cent is left.
    settlement: settlement("thirds", {
      gross: "100.00",
      status: "proposed",
      deductions: [deduction("fees", "attorneys-fees", { fixed: "0.00" }, "requested")],
      groups: [group("all", { count: { low: 2, likely: 3, high: 4 } }, { origin: guessed })],
      pools: [pool("a", [{ group: "all", shares: "1" }])],
      residual: reversion,
    }),
    answers: { kind: "all" },
    en: [
      "as requested; the court may award less.",
      "$100 divided by 3 shares is about $33.333333 a share.",
      "all: 1 share × about $33.333333 = $33.33, cut down to the cent.",
      "$0.01 is left in the end. It goes back to the company.",
    ],
  },
];

/** Files that are refused, and what the fault must and must not say. */
export const refused = [
  {
    // The middle of 10 and 400 is 205, which stands nowhere; 400 does.
    settlement: settlement("more-claims-than-members", {
      gross: "100.00",
      groups: [group("all", { count: { low: 10, high: 400 } }, { members: { count: 150, from } })],
      pools: [pool("a", [{ group: "all", shares: "1" }])],
    }),
    code: "claims-exceed-members",
    says: /has 400 claims but only 150 members\. Lower the claims, or raise the members/,
  },
  {
    // There are ten claims: what is lacking is weight.
    settlement: settlement("nothing-weighs", {
      gross: "100.00",
      groups: [group("all", { count: 10 })],
      pools: [pool("a", [{ group: "all", shares: "0" }])],
    }),
    code: "no-claims",
    says: /No claim has a part in this pool.* a weight above nought\.$/,
  },
];
