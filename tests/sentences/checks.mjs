/**
 * What no sentence may say, by the numbers of the result alone: nothing here looks at how sentences are made. Each check
 * gives what is wrong, and nothing if all is well.
 */

import { Fraction, ZERO } from "../reference/fraction.mjs";

/** @typedef {"en" | "es"} Language */

const NUMBER = String.raw`\$?\d[\d,]*(?:\.\d+)?%?`;
const ABOUT = "(?:about|unos|cerca del?|aproximadamente(?: del?)?)";

/** "1,250.00", "$1,250" and "1250" are one number. @param {string} shown */
const plain = (shown) => Fraction.of(shown.replace(/[$,%]/g, ""));

/** What is never true, of whatever it is said. @type {Record<Language, [RegExp, string][]>} */
const never = {
  en: [
    [/(?<![\d.,])1 (?:claims|shares|payments|months|members|checks)\b/, "one of several"],
    [/(?<![\d.,])(?!1 )[\d.,]*\d (?:claim|share|payment|month)\b(?! of \$)/, "several of one"],
    [/\d (?:people|persons)\b/, "people, where members may be works or devices"],
    [/\bless \$0(?:\.00)? (?:leaves|for)/, "nothing is taken off"],
    [/\$0(?:\.00)? (?:is left|more\b|for sending|of it is not)/, "nothing is left"],
    [/\bset (?:them|it) above\b/, "there is nothing above on a command line"],
    [/\bto the (?:left|right)\b/, "nobody knows whether that helps"],
    [/nobody has counted/i, "somebody may have"],
    [/single amount/, "over guesses"],
    [/With no claims/i, "it may be weight that is lacking"],
  ],
  es: [
    [/(?<![\d.,])1 (?:reclamaciones|partes|pagos|meses|cheques)\b/, "one of several"],
    [/(?<![\d.,])(?!1 )[\d.,]*\d (?:reclamación|parte|pago|mes)\b(?! de \$)/, "several of one"],
    [/\d personas\b/, "people, where members may be works or devices"],
    [/menos \$0(?:\.00)? (?:deja|por)/, "nothing is taken off"],
    [/(?:[Qq]uedan?|unos) \$0(?:\.00)?(?![.,]?\d)/, "nothing is left"],
    [/(?:indicó|puso) arriba/, "there is nothing above on a command line"],
    [/a la (?:izquierda|derecha)/, "nobody knows whether that helps"],
    [/nadie ha contado/i, "somebody may have"],
    [/un solo monto/, "over guesses"],
    [/Sin (?:ninguna )?reclamaci/i, "it may be weight that is lacking"],
  ],
};

/** What is not said of a settlement that has come so far. @type {Record<Language, Record<string, RegExp>>} */
const untimely = {
  en: {
    nothing: /\b(?:(?:is|are) likely|likely to|can still claim|you cash|will be paid|may award)\b/,
    open: /\b(?:claims? (?:was|were) (?:filed|accepted|paid)(?!:)|actually made|had claimed|had been|too late|no word of what)\b/,
    closed: /\b(?:no word of what|can still claim|if you claim\b)/,
    approved: /\b(?:may award|can still claim)\b/,
    paid: /\b(?:will|may|might|can still (?!ask)|(?:is|are) likely|likely to|you cash)\b/,
  },
  es: {
    nothing: /[Ee]s probable que|[Tt]odavía puede reclamar|si cobra|puede dar menos/,
    open: /se (?:presentó|presentaron|aceptó|aceptaron)(?![\wáéíóú:])|de verdad hubo|hubiera|Ya no se puede|no encontramos qué decidió/,
    closed: /no encontramos qué decidió|[Tt]odavía puede reclamar/,
    approved: /puede dar menos|[Tt]odavía puede reclamar/,
    paid: /puede dar|[Tt]odavía puede\b|[Ee]s probable|podrá|será|si cobra/,
  },
};

/** How far a settlement has come. @type {Record<string, string>} */
const stages = {
  proposed: "open",
  "claims-open": "open",
  "claims-closed": "closed",
  approved: "approved",
  paying: "paid",
  paid: "paid",
  rejected: "nothing",
  withdrawn: "nothing",
  terminated: "nothing",
};

/**
 * What is wrong with a text, wherever it stands.
 * @param {string} text
 * @param {Language} language
 * @param {string} status
 */
export function faultsOfText(text, language, status) {
  const found = never[language].flatMap(([pattern, why]) => {
    const match = pattern.exec(text);
    return match ? [`${match[0]}: ${why}`] : [];
  });
  const hole =
    /undefined|\bnull\b|NaN|Infinity|\[object|[{}]|\b(?:step|estimate|outlook)\.[a-z]/.exec(text);
  if (hole) found.push(`${hole[0]}: a hole`);
  const range = new RegExp(`(${NUMBER}) (?:to|and|a|al|y) \\1(?![\\d,.%]*\\d)`).exec(text);
  if (range) found.push(`${range[0]}: a range with equal ends`);
  const late = untimely[language][stages[status] ?? ""]?.exec(text);
  if (late) found.push(`${late[0]}: not of a settlement that is ${status}`);
  return [...found, ...faultsOfProducts(text)];
}

/** "6 shares × $27.84 = $167.04" must be so, or say that it is not quite. @param {string} text */
export function faultsOfProducts(text) {
  const unit = String.raw`(?: [\p{L}]+)?`;
  const product = new RegExp(
    `(?<!\\+ |[\\d.,])(${NUMBER})${unit} × (${ABOUT} )?(${NUMBER})${unit} = (${NUMBER})(.*)`,
    "u",
  );
  const match = product.exec(text);
  if (!match) return [];
  const [all, first = "", about, second = "", result = "", rest = ""] = match;
  if (first.endsWith("%") || second.endsWith("%")) return [];
  const exact = plain(first).times(plain(second)).equals(plain(result));
  const worded =
    about !== undefined || /^[\w ]*, (?:cut down|rounded|recortado|redondeado)/.test(rest);
  const cent = /one of the cents|uno de los centavos/i.test(rest);
  return exact || worded || cent ? [] : [`${all}: the product is another`];
}

/** Every number within some data. @param {unknown} data @returns {Generator<string>} */
function* numbers(data) {
  if (typeof data === "number") yield String(data);
  else if (typeof data === "string" && /^-?\d+(?:\.\d+)?$/.test(data)) yield data.replace("-", "");
  else if (typeof data === "object" && data !== null) {
    for (const value of Object.values(data)) yield* numbers(value);
  }
}

/** The exact factor of a step; null if it divides nothing. @param {any} step @param {string} rule */
function exactFactor(step, rule) {
  const sharing = Fraction.of(step.sharing);
  if (sharing.isZero() || rule === "cent") return null;
  const left = [step.atLimits, step.surplus].reduce(
    (sum, amount) => sum.minus(Fraction.of(amount)),
    Fraction.of(step.amount),
  );
  return left.over(sharing);
}

/**
 * What is wrong with what is said of a step.
 * @param {any} step
 * @param {string[]} said
 * @param {{ language: Language, settlement: any, estimate: any, steps: any[] }} context
 */
export function faultsOfStep(step, said, context) {
  const text = said.join(" ");
  const { settlement, steps } = context;
  const found = said.flatMap((sentence) =>
    faultsOfText(sentence, context.language, settlement.status),
  );
  if (/-\$|\$-/.test(text)) found.push("a negative amount");
  found.push(...faultsOfDigits(step, text, context));
  const own = checks[step.code]?.(step, text, context) ?? [];
  found.push(...own.filter(([wrong]) => wrong).map(([, why]) => why));
  // A factor is exact, or said not to be.
  if (step.factor !== undefined && step.code !== "de-minimis") {
    const { atLimits } = step;
    const source =
      atLimits === undefined && step.code === "payment"
        ? steps.find(({ code, pool }) => code === "factor" && pool === step.pool)
        : step;
    const exact = source.sharing
      ? exactFactor(source, source.rule ?? ruleOf(settlement, source))
      : null;
    const shown = new RegExp(`(${ABOUT} )?\\$?${written(step.factor)}(?![\\d,]|\\.\\d)`).exec(text);
    if (exact && shown && text.includes("×") === (step.code === "payment")) {
      const same = exact.equals(Fraction.of(step.factor));
      if (same && shown[1]) found.push("the factor is exact");
      if (!same && !shown[1]) found.push("the factor goes on");
    }
  }
  return found;
}

/** A decimal as it is written in a sentence, as a pattern. @param {string} decimal */
function written(decimal) {
  const [whole = "", part = ""] = decimal.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  const digits = part.replace(/0+$/, "");
  return `${grouped}${digits ? `\\.${digits}0?` : "(?:\\.00)?"}`;
}

const ruleOf = (/** @type {any} */ { plan }, /** @type {any} */ { pool, factor }) =>
  plan.rounding?.unitValue === "cent" &&
  plan.pools.find(({ id }) => id === pool)?.pays[0].shares &&
  /^\d+\.\d\d$/.test(factor)
    ? "cent"
    : "exact";

/** No number is printed with other digits than the result has. */
function faultsOfDigits(step, text, { settlement }) {
  const known = new Set([...numbers(step)].map((number) => plain(number).toString()));
  const add = (/** @type {Fraction} */ value) => known.add(value.toString());
  const percents = new Set();
  for (const key of ["rate", "percent"]) {
    if (step[key] == null) continue;
    const value = Fraction.of(step[key]);
    percents.add((key === "rate" ? value.times(new Fraction(100n)) : value).toString());
  }
  if (step.accepted) {
    percents.add(Fraction.of(step.accepted.rate).times(new Fraction(100n)).toString());
  }
  for (const { percent } of step.terms ?? [])
    if (percent != null) percents.add(Fraction.of(percent).toString());
  if (step.sharing !== undefined) {
    const taken = Fraction.of(step.atLimits).plus(Fraction.of(step.surplus));
    add(Fraction.of(step.amount).minus(taken));
  }
  if (step.code === "claims") {
    const members = settlement.groups.find(({ id }) => id === step.group)?.members?.count;
    for (const number of numbers(members)) add(plain(number));
  }
  const found = [];
  const rough = new RegExp(`${ABOUT} (${NUMBER})`, "g");
  const exact = text.replace(rough, (_, number) => {
    const near = [...(number.endsWith("%") ? percents : known)].some((one) => {
      const ratio = Number(
        plain(number)
          .over(Fraction.of(one).isZero() ? new Fraction(1n) : Fraction.of(one))
          .times(new Fraction(1000000n))
          .floor(),
      );
      return Math.abs(ratio - 1_000_000) <= 5_000;
    });
    if (!near) found.push(`${number}: near no number of the step`);
    return "";
  });
  for (const [number] of exact.matchAll(new RegExp(NUMBER, "g"))) {
    const all = number.endsWith("%") ? percents : known;
    if (!all.has(plain(number).toString())) found.push(`${number}: no number of the step`);
  }
  return found;
}

const cents = (/** @type {string} */ amount) => BigInt(amount.replace(".", ""));
const sum = (/** @type {any[]} */ cohorts) => cohorts.reduce((all, { claims }) => all + claims, 0);

/** What each step may not say. @type {Record<string, (step: any, text: string, context: any) => [boolean, string][]>} */
const checks = {
  "gross-fund": (step, text, { settlement, estimate }) => [
    [
      /all that the company|todo lo que paga/.test(text) &&
        (settlement.plan.pools.some(({ topUp }) => topUp) || estimate.totals.gross !== step.amount),
      "the company adds to it",
    ],
  ],
  claims: (step, text, { settlement }) => {
    const { claims, members } = settlement.groups.find(({ id }) => id === step.group);
    const done =
      /(?:was|were) (?:filed|accepted)|se (?:presentó|presentaron|aceptó|aceptaron)/.test(text);
    const { confidence } = claims.from;
    return [
      [done && step.low !== step.high, "what there was is no range"],
      [done && (step.assumed || step.forecast), "nobody has reported it"],
      [done && ["derived", "not-found"].includes(confidence), "nobody has counted it"],
      [done && claims.number.count !== step.count, "it is another number"],
      [
        typeof members?.count === "object" &&
          step.members !== null &&
          !text.includes(members.count.low.toLocaleString("en-US")),
        "the members are a range",
      ],
    ];
  },
  "de-minimis": (step, text, { estimate }) => {
    const { cohorts } = estimate.pools.find(({ pool }) => pool === step.pool);
    const weighty = cohorts.filter(({ weight }) => Number(weight) > 0);
    const dropped = sum(weighty.filter(({ limit }) => limit === "de-minimis"));
    const left = sum(weighty) - dropped;
    const others = /the other|el resto/.test(text);
    return [
      [step.claims !== dropped, `${dropped} claims with a part in the pool drop out`],
      [step.left !== left, `${left} claims are left`],
      [others !== left > 0, "there are others, or none"],
    ];
  },
  factor: (step, text, { estimate }) => {
    const { cohorts } = estimate.pools.find(({ pool }) => pool === step.pool);
    const free = cohorts.filter(
      ({ weight, claims, limit }) => Number(weight) > 0 && claims > 0 && limit === null,
    );
    const nobody = cohorts.every(
      ({ weight, claims, limit }) => Number(weight) === 0 || claims === 0 || limit === "de-minimis",
    );
    return [
      [
        /Every claim is paid|Cada reclamación recibe/.test(text) && (free.length > 0 || nobody),
        "not every claim is",
      ],
      [
        /nothing is divided|no se reparte nada/.test(text) !== nobody,
        "somebody is paid, or nobody",
      ],
    ];
  },
  limit: (step, text, { estimate }) => {
    const { cohorts } = estimate.pools.find(({ pool }) => pool === step.pool);
    const every = /no claim is|ninguna reclamación/.test(text);
    const beyond = cohorts.some(
      ({ payment, weight }) =>
        Number(weight) > 0 &&
        (step.limit === "cap"
          ? cents(payment) > cents(step.amount)
          : cents(payment) < cents(step.amount)),
    );
    return [[every && beyond, "another claim is"]];
  },
  residual: (step, text) => [
    [
      cents(step.amount) <= 0n && /goes|[Vv]an? |[Vv]uelven?|pays for|[Pp]agan/.test(text),
      "nothing goes nowhere",
    ],
  ],
  undistributed: (step, text) => [
    [
      /^All|^Se pagan todos/.test(text) !==
        (cents(step.amount) === 0n && cents(step.payments) > 0n),
      "all, or not all",
    ],
  ],
  "not-viable": (step, text) => [
    [
      /worth sending|la pena enviar/.test(text) &&
        (cents(step.available) === 0n || step.claims === 0),
      "there is nothing to send, or nobody",
    ],
  ],
};

/**
 * What is wrong with a probable range and the range at the very most, as they are told together. Empty texts were not told.
 * @param {string} probable
 * @param {string} most
 */
export function faultsOfRanges(probable, most) {
  const [a, b] = [...probable.matchAll(/\$[\d,.]*\d/g)].map(([amount]) => plain(amount));
  const [c, d] = [...most.matchAll(/\$[\d,.]*\d/g)].map(([amount]) => plain(amount));
  if (!a || !c) return [];
  const [low, high, least, greatest] = [a, b ?? a, c, d ?? c];
  const found = [];
  if (low.lessThan(least) || greatest.lessThan(high)) found.push("what is probable is not within");
  if (low.equals(least) && high.equals(greatest)) found.push("the same twice, under two names");
  return found;
}

export { ZERO };
