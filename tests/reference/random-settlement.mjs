/**
 * Random settlement files, valid to the letter of the format, and random assumptions for them.
 * The same seed gives the same file. Most plans can be carried out; some ask for more than there is.
 */

/** @param {number} seed */
export function random(seed) {
  let state = seed >>> 0;
  /** A number from 0 up to, not including, 1 (the mulberry32 generator). */
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (low, high) => low + Math.floor(next() * (high - low + 1));
  return {
    chance: (p) => next() < p,
    whole,
    pick: (list) => list[whole(0, list.length - 1)],
    /** A whole number whose size, too, is random. */
    sized: (low, high) =>
      Math.min(high, Math.max(low, Math.floor(low * (high / low) ** next() + next()))),
  };
}

const text = (en) => ({ en });
const from = { sources: ["order"], confidence: "court-document" };

/** Whole cents as "12.34". */
export function money(cents) {
  const digits = String(cents).padStart(3, "0");
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** A whole number of small units as a decimal without needless zeros. */
function decimal(units, places) {
  const digits = String(units).padStart(places + 1, "0");
  return `${digits.slice(0, -places)}.${digits.slice(-places)}`.replace(/\.?0+$/, "");
}

const rate = (billionths) => decimal(billionths, 9);
const percent = (units) => decimal(units, 7);

/**
 * A value, or a range around one, between two bounds.
 * @param {ReturnType<typeof random>} r
 * @param {(n: number) => unknown} written how the file writes the whole number
 */
function spread(r, low, high, written) {
  const a = r.whole(low, high);
  if (r.chance(0.5)) return written(a);
  const b = r.whole(a, high);
  const range = { low: written(a), high: written(b) };
  return r.chance(0.4) ? { ...range, likely: written(r.whole(a, b)) } : range;
}

/** The least that a value or range of whole numbers can be. */
const least = (value) => (typeof value === "object" ? value.low : value);

/** @param {ReturnType<typeof random>} r */
function groupsOf(r) {
  const groups = [];
  const count = r.whole(1, 4);
  for (let i = 0; i < count; i++) {
    const parent = i > 0 && r.chance(0.6) ? r.pick(groups) : null;
    // What is left of the outer group's claims and members for the groups within it.
    const room = parent ? parent.room : { claims: r.sized(3, 3_000_000), members: 100_000_000 };
    if (room.claims < 1) continue;
    const most = r.chance(0.03) ? room.claims * 3 : r.sized(1, room.claims);
    const members = spread(r, most, Math.max(most, r.sized(most, most * 60)), (n) => n);
    const known = r.chance(0.75);
    let number;
    let fewest;
    if (known && r.chance(0.5)) {
      const billionths = Math.floor((most / highest(members)) * 1e9);
      number = { rate: spread(r, Math.floor(billionths / 3), billionths, rate) };
      const low = typeof number.rate === "object" ? number.rate.low : number.rate;
      fewest = Math.floor(Number(low) * least(members)) - 1;
    } else {
      const claims = spread(r, Math.ceil(most / 2), most, (n) => n);
      number = { count: claims };
      fewest = least(claims);
    }
    if (parent) parent.room.claims -= most;
    groups.push({
      room: { claims: Math.floor(fewest * 0.9) },
      group: {
        id: `g${i}`,
        name: text(`Group ${i}`),
        description: text("A group"),
        ...(parent ? { within: parent.group.id } : {}),
        ...(known ? { members: { count: members, from } } : {}),
        eligibleIf: { question: `q${i}`, is: true },
        claims: { number, stage: r.pick(["filed", "valid"]), from },
      },
    });
  }
  return groups.map((g) => g.group);
}

const highest = (value) => (typeof value === "object" ? value.high : value);

/** @param {ReturnType<typeof random>} r */
function deductionAmount(r, gross, claims) {
  const share = r.chance(0.05) ? 1 : 0.3;
  const cents = Math.floor(gross * share);
  return r.pick([
    () => ({ percentOfGross: spread(r, 0, 400_000_000, percent) }),
    () => ({ percentOfGross: spread(r, 0, 40, String) }),
    () => ({ fixed: spread(r, 0, cents, money) }),
    () => ({ perClaim: spread(r, 0, Math.floor(cents / Math.max(claims, 1)), money) }),
    () => ({ unknown: true }),
  ])();
}

const shares = ["1", "5", "2", "0.5", "10", "1.25", "0.333333", "3.7", "100", "0.000001", "6"];

/**
 * @param {number} seed
 * @returns {{ settlement: object, assumptions: object }}
 */
export function randomPlan(seed) {
  const r = random(seed);
  const groups = groupsOf(r);
  const outer = groups.filter((g) => g.within === undefined);
  const claims = outer.reduce((total, g) => {
    const { count, rate: share } = g.claims.number;
    return (
      total + (count ? highest(count) : Number(highest(share)) * highest(g.members?.count ?? 0))
    );
  }, 0);
  const gross = r.sized(1, 10_000_000_000_000);
  const deductions = Array.from({ length: r.whole(0, 4) }, (_, i) => ({
    id: `d${i}`,
    kind: r.pick([
      "attorneys-fees",
      "litigation-expenses",
      "administration",
      "service-awards",
      "reserve",
      "taxes",
      "costs",
    ]),
    amount: deductionAmount(r, gross, claims),
    basis: r.pick(["awarded", "requested", "estimated"]),
    from,
  }));

  if (deductions.length < 4 && r.chance(0.15)) {
    const earned = r.sized(1, Math.max(1, Math.floor(gross / 20)));
    const more = earned + r.sized(1, earned);
    const amount = r.chance(0.5)
      ? { fixed: `-${money(earned)}` }
      : { fixed: { low: `-${money(more)}`, high: `-${money(earned)}` } };
    deductions.push({ id: "earned", kind: "interest", amount, basis: "estimated", from });
  }

  const each = Math.max(1, Math.floor(gross / Math.max(1, claims)));
  // A group may go without an entry of its own only within a group that has one.
  const paid = groups.filter((g) => g.within === undefined || r.chance(0.85));
  const pays = paid.map((g) => {
    const floor = r.chance(0.15) ? r.sized(1, Math.ceil(each * (r.chance(0.2) ? 3 : 0.5))) : null;
    const cap = r.chance(0.25) ? (floor ?? 0) + r.sized(1, each * 3) : null;
    return {
      group: g.id,
      shares: r.pick(shares),
      ...(cap === null ? {} : { cap: money(cap) }),
      ...(floor === null ? {} : { floor: money(floor) }),
    };
  });
  const rounding = {
    ...(r.chance(0.7) ? { unitValue: r.pick(["exact", "cent"]) } : {}),
    ...(r.chance(0.8) ? { payment: r.pick(["truncate", "half-up", "half-even"]) } : {}),
    ...(r.chance(0.3) ? { residue: "kept" } : {}),
  };

  const settlement = {
    id: `random-${seed}`,
    name: text("Random"),
    summary: text("A random settlement."),
    status: "proposed",
    asOf: "2024",
    court: { name: "A court", case: "Some v. Other", from },
    dates: [],
    fund: { gross: money(gross), from },
    deductions,
    questions: groups.map((g) => ({
      id: g.eligibleIf.question,
      kind: "yes-no",
      ask: text("Are you?"),
    })),
    groups,
    plan: { pools: [{ id: "main", takes: "remainder", pays }], rounding },
    sources: {
      order: { kind: "court-document", publisher: "A court", url: "https://example.org/order" },
    },
  };
  return { settlement, assumptions: randomAssumptions(r, settlement, gross, claims) };
}

/** @param {ReturnType<typeof random>} r */
function randomAssumptions(r, settlement, gross, claims) {
  const assumptions = {};
  if (r.chance(0.45)) return assumptions;
  const lead = settlement.groups[0];
  const others = settlement.groups.slice(1);
  if (r.chance(0.5) && lead.members && others.every((g) => g.members)) {
    assumptions.claimsRate = rate(r.sized(1000, 1_000_000_000));
  }
  for (const group of settlement.groups) {
    if (!r.chance(0.2) || (group === lead && assumptions.claimsRate)) continue;
    assumptions.claims ??= {};
    const now = group.claims.number;
    assumptions.claims[group.id] =
      group.members && r.chance(0.5)
        ? { rate: rate(r.sized(1000, 900_000_000)) }
        : { count: r.sized(1, "count" in now ? highest(now.count) * 2 : 10_000) };
  }
  for (const deduction of settlement.deductions) {
    if (deduction.kind === "interest" || !r.chance(0.25)) continue;
    let amount = deductionAmount(r, gross, claims);
    while ("unknown" in amount) amount = deductionAmount(r, gross, claims);
    assumptions.deductions ??= {};
    assumptions.deductions[deduction.id] = amount;
  }
  return assumptions;
}

/**
 * Answers of a reader: yes or no to every question.
 * @param {object} settlement
 * @param {number} seed
 */
export function randomAnswers(settlement, seed) {
  const r = random(seed ^ 0x5bd1e995);
  return Object.fromEntries(settlement.questions.map((q) => [q.id, r.chance(0.7)]));
}
