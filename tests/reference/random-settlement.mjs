/**
 * Random settlement files, valid to the letter of the format, and random assumptions for them.
 * The same seed gives the same file. Most plans can be carried out; some ask for more than there is.
 */
import { figure, from, highest, lowest, money, percent, random, rate, text } from "./random.mjs";
import {
  randomAnswers as answersOf,
  randomMembership,
  randomMix,
  randomQuestions,
} from "./random-answers.mjs";
import { randomPools, randomRounding } from "./random-pools.mjs";

/** @typedef {import("./random.mjs").Random} Random */

/** The most claims or members a group may have, and the most cents of an amount. */
const MOST_CLAIMS = 10_000_000_000;
const MOST_CENTS = 1_000_000_000_000_000;

/** @param {Random} r */
function randomGroups(r, questions, count) {
  const groups = [];
  const size = r.pick([200, 200, 200, 3_000_000, 3_000_000, 3_000_000, 3_000_000, 3_000_000_000]);
  for (let i = 0; i < count; i++) {
    const parent = i > 0 && r.chance(0.6) ? r.pick(groups) : null;
    // What is left of the outer group's claims for the groups within it.
    const room = parent ? parent.room : { claims: r.sized(3, size) };
    if (room.claims < 1) continue;
    const most = r.chance(0.02) ? Math.min(MOST_CLAIMS, room.claims * 3) : r.sized(1, room.claims);
    const people = Math.min(MOST_CLAIMS, r.sized(most, most * 60));
    const members = figure(r, most, Math.max(most, people), (n) => n);
    const known = r.chance(0.75);
    let number;
    let fewest;
    if (known && r.chance(0.5)) {
      const billionths = Math.floor((most / highest(members)) * 1e9);
      number = { rate: figure(r, Math.floor(billionths / 3), billionths, rate) };
      fewest = Math.floor(Number(lowest(number.rate)) * lowest(members)) - 1;
    } else {
      number = { count: figure(r, r.chance(0.03) ? 0 : Math.ceil(most / 2), most, (n) => n) };
      fewest = lowest(number.count);
    }
    // Some leave the room that they take to those beside them: they may overlap.
    const beside = parent?.taken;
    if (parent && !r.chance(0.4)) parent.room.claims -= most;
    if (parent) parent.taken = true;
    const overlap = beside && r.chance(0.4) ? { overlap: rate(r.whole(0, 600_000_000)) } : {};
    groups.push({
      room: { claims: Math.floor(fewest * 0.9) },
      group: {
        id: `g${i}`,
        name: text(`Group ${i}`),
        description: text("A group"),
        ...(parent ? { within: parent.group.id } : {}),
        ...(known ? { members: { count: members, from } } : {}),
        eligibleIf: randomMembership(r, questions, i),
        claims: { number, ...overlap, stage: r.pick(["filed", "valid"]), from },
      },
    });
  }
  return groups.map((g) => g.group);
}

/**
 * Of some claims that were sent in, only a part is accepted; beside some that have been accepted stands how many were sent in.
 * @param {Random} r one of its own, so that plans are otherwise as they were
 */
function randomAcceptance(r, groups) {
  for (const { id, claims } of groups) {
    // The groups within need room among the claims that are accepted.
    const inner = groups.some(({ within }) => within === id);
    if (claims.stage === "filed" && r.chance(0.5)) {
      const least = inner ? 950_000_000 : r.chance(0.05) ? 0 : 300_000_000;
      claims.accepted = { rate: figure(r, least, 1_000_000_000, rate), from };
    } else if (claims.stage === "valid" && "count" in claims.number && r.chance(0.3)) {
      claims.filed = { count: highest(claims.number.count) + r.sized(1, 1000), from };
    }
  }
}

/**
 * @param {Random} r
 * @param {boolean} apart whether it may not depend on the gross fund
 */
function deductionAmount(r, gross, claims, apart) {
  const cents = Math.floor(gross * (r.chance(0.03) ? 1 : 0.2));
  const percentage = () => figure(r, 0, 300_000_000, percent);
  return r.pick([
    ...(apart
      ? []
      : [
          () => ({ percentOfGross: percentage() }),
          () => ({ percentOfGross: figure(r, 0, 40, String) }),
          () => ({ percentOfRemaining: percentage() }),
        ]),
    () => ({ percentOf: { percent: percentage(), base: money(r.sized(1, Math.max(2, gross))) } }),
    () => ({ fixed: figure(r, 0, cents, money) }),
    () => ({ perClaim: figure(r, 0, Math.floor(cents / Math.max(claims, 1)), money) }),
    () => ({ unknown: true }),
  ])();
}

/** @param {Random} r */
function randomDeductions(r, gross, claims, apart) {
  const kinds = ["attorneys-fees", "litigation-expenses", "administration", "taxes", "costs"];
  const deductions = Array.from({ length: r.whole(0, 4) }, (_, i) => ({
    id: `d${i}`,
    kind: r.pick(kinds),
    amount: deductionAmount(r, gross, claims, apart),
    basis: r.pick(["awarded", "requested", "estimated"]),
    from,
  }));
  // What lawyers usually get is a part of the fund, which must not depend on it then.
  for (const deduction of deductions)
    if (apart && "unknown" in deduction.amount) deduction.kind = "taxes";
  if (r.chance(0.15)) {
    const earned = r.sized(1, Math.max(1, Math.floor(gross / 20)));
    const more = earned + r.sized(1, earned);
    const amount = r.chance(0.5)
      ? { fixed: `-${money(earned)}` }
      : { fixed: { low: `-${money(more)}`, high: `-${money(earned)}` } };
    const interest = { id: "earned", kind: "interest", amount, basis: "estimated", from };
    deductions.splice(r.whole(0, deductions.length), 0, interest);
  }
  return deductions;
}

/** @param {Random} r */
function randomGross(r, gross, apart) {
  if (apart) {
    const atLeast = r.sized(1, gross);
    const atMost = r.maybe(0.6, () => ({
      atMost: money(r.sized(atLeast, Math.min(MOST_CENTS, gross * 2))),
    }));
    return { asClaimed: { atLeast: money(atLeast), ...atMost } };
  }
  const range = () => figure(r, gross, Math.floor(gross * 1.5), money, 0.4);
  if (!r.chance(0.15)) return range();
  const scenario = (_, i) => ({ id: `s${i}`, name: text("A way it can go"), gross: range(), from });
  const scenarios = Array.from({ length: r.whole(1, 3) }, scenario);
  // What the others are worth need not be near the first.
  for (const other of scenarios.slice(1))
    other.gross = money(r.sized(1, Math.min(MOST_CENTS, gross * 2)));
  return { scenarios };
}

/** @param {Random} r */
function randomResidual(r, gross, each, pools) {
  return {
    ...r.maybe(0.8, () => ({
      uncashed: figure(r, 0, r.chance(0.05) ? 1_000_000_000 : 400_000_000, rate),
    })),
    ...r.maybe(0.7, () => ({
      distributions: {
        pool: r.pick(pools).id,
        most: r.whole(1, 4),
        ...r.maybe(0.5, () => ({ cost: figure(r, 0, Math.ceil(gross / 200), money) })),
        ...r.maybe(0.5, () => ({ leastPayment: money(r.sized(1, Math.max(2, each / 20))) })),
      },
    })),
    disposition: r.pick(["cy-pres", "reversion", "undecided"]),
    from,
  };
}

/**
 * @param {number} seed
 * @returns {{ settlement: object, assumptions: object }}
 */
export function randomPlan(seed) {
  const r = random(seed);
  const count = r.pick([1, 1, 2, 2, 3, 4]);
  const questions = randomQuestions(r, count);
  const groups = randomGroups(r, questions, count);
  randomAcceptance(random(seed ^ 0x2545f491), groups);
  const claims = groups
    .filter((g) => g.within === undefined)
    .reduce((sum, g) => {
      const { count: number, rate: share } = g.claims.number;
      return (
        sum +
        (number !== undefined ? highest(number) : Number(highest(share)) * highest(g.members.count))
      );
    }, 0);
  const mixes = r.chance(0.65);
  for (const group of groups) {
    if (!mixes || (group.within && r.chance(0.7))) continue;
    group.claimMix = randomMix(r, questions, from);
  }
  const apart = r.chance(0.12);
  // From next to nothing up to more than any fund there was.
  const gross = r.chance(0.1)
    ? r.sized(1, MOST_CENTS / 2)
    : Math.min(MOST_CENTS / 2, Math.ceil(Math.max(1, claims) * r.sized(100, 100_000)));
  const each = Math.max(1, Math.floor((gross * 0.6) / Math.max(1, claims)));
  const about = { groups, questions, gross, each, valuesOnly: apart, mixes };
  const pools = randomPools(r, about);
  const settlement = {
    id: `random-${seed}`,
    name: text("Random"),
    summary: text("A random settlement."),
    status: "proposed",
    asOf: "2024",
    court: { name: "A court", case: "Some v. Other", from },
    dates: [],
    fund: { gross: randomGross(r, gross, apart), from },
    deductions: randomDeductions(r, gross, claims, apart),
    questions,
    groups,
    plan: {
      pools,
      ...randomRounding(r, pools),
      ...r.maybe(0.45, () => ({ residual: randomResidual(r, gross, each, pools) })),
      from,
    },
    sources: {
      order: { kind: "court-document", publisher: "A court", url: "https://example.org/order" },
    },
  };
  const assumptions = randomAssumptions(r, settlement, gross, claims, apart);
  randomForecasts(r, settlement, assumptions);
  return { settlement, assumptions };
}

const LIKE = ["common-fund", "biometric-illinois"];

/** Whether the model can say something of this group. */
const canBeLike = ({ fund }, { within, members }) =>
  within === undefined && members !== undefined && fund.gross.asClaimed === undefined;

/** Which settlements a group is like; and its claims uncounted, in the file or as assumed. @param {Random} r */
function randomForecasts(r, settlement, assumptions) {
  for (const group of settlement.groups) {
    if (!canBeLike(settlement, group) || !r.chance(0.4)) continue;
    group.claims.like = r.pick(LIKE);
    const hasInner = settlement.groups.some((g) => g.within === group.id);
    if (hasInner && !r.chance(0.5)) continue;
    const lead = settlement.groups[0] === group;
    if (r.chance(0.6)) group.claims.number = { forecast: true };
    else if (!(lead && assumptions.claimsRate) && r.chance(0.3)) {
      assumptions.claims = { ...assumptions.claims, [group.id]: { forecast: true } };
    }
  }
}

/**
 * The settlement with one thing about a forecast that cannot be, and what is wrong with it.
 * @param {object} settlement
 * @returns {{ file: object, code: string, path: string }[]}
 */
export function badForecasts(settlement) {
  return settlement.groups.flatMap((group, i) => {
    const path = `/groups/${i}/claims`;
    const { like, ...claims } = group.claims;
    const number = { forecast: true };
    const spoilt = (changed, code) => ({
      file: { ...settlement, groups: settlement.groups.with(i, { ...group, claims: changed }) },
      code,
      path,
    });
    return [
      spoilt({ ...claims, number }, "forecast-needs-like"),
      ...(canBeLike(settlement, group)
        ? []
        : LIKE.map((word) => spoilt({ ...group.claims, like: word }, "like-not-possible"))),
    ];
  });
}

/** @param {Random} r */
function randomAssumptions(r, settlement, gross, claims, apart) {
  const assumptions = {};
  if (r.chance(0.55)) return assumptions;
  const [lead] = settlement.groups;
  if (r.chance(0.5) && lead.members) {
    assumptions.claimsRate = rate(r.sized(1_000_000, 1_000_000_000));
  }
  for (const group of settlement.groups) {
    if (!r.chance(0.15) || (group === lead && assumptions.claimsRate)) continue;
    assumptions.claims ??= {};
    const now = group.claims.number;
    assumptions.claims[group.id] =
      group.members && r.chance(0.5)
        ? { rate: rate(r.sized(1000, 900_000_000)) }
        : { count: r.sized(1, "count" in now ? highest(now.count) * 2 : 10_000) };
  }
  for (const deduction of settlement.deductions) {
    if (deduction.kind === "interest" || !r.chance(0.2)) continue;
    let amount = deductionAmount(r, gross, claims, apart);
    while ("unknown" in amount) amount = deductionAmount(r, gross, claims, apart);
    assumptions.deductions ??= {};
    assumptions.deductions[deduction.id] = amount;
  }
  const { scenarios } = settlement.fund.gross;
  if (scenarios && r.chance(0.6)) assumptions.scenario = r.pick(scenarios).id;
  return assumptions;
}

/**
 * Answers of a claimant, to every question.
 * @param {object} settlement
 * @param {number} seed
 */
export function randomAnswers(settlement, seed) {
  return answersOf(random(seed ^ 0x5bd1e995), settlement);
}
