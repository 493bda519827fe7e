// Made from www/locales/en.json by scripts/build/messages.mjs.

/** The parameters of each message. */
export interface MessageParameters {
  /** Proposed */
  "status.proposed": {};
  /** Claims open */
  "status.claims-open": {};
  /** Claims closed */
  "status.claims-closed": {};
  /** Approved by the court */
  "status.approved": {};
  /** Payments going out */
  "status.paying": {};
  /** Paid out */
  "status.paid": {};
  /** Settlement fund */
  "fact.fund": {};
  /** Last day to claim */
  "fact.deadline": {};
  /** Figures as of {date} */
  "fact.asOf": { date: string };
  /** Official website */
  "fact.official": {};
  /** At least {amount} */
  "fact.atLeast": { amount: string };
  /** Depends on what happens */
  "fact.scenarios": {};
  /** Grows with the claims */
  "fact.asClaimed": {};
  /** {low} to {high} */
  "range": { high: string; low: string };
  /** This day has passed. */
  "deadline.passed": {};
  /** You can still claim on the official website. */
  "deadline.ahead": {};
  /** This day is still to come. */
  "deadline.future": {};
  /** Not found */
  "deadline.unknown": {};
  /** It is too late to claim. The figures below show what claims were paid. It is not money you can still ask for. */
  "closed.paid": {};
  /** It is too late to claim. The figures below show what claims that were made in time are likely to be paid. */
  "closed.unpaid": {};
  /** Your answers */
  "questions.title": {};
  /** Your answers stay on this device. Nothing is saved or sent. */
  "questions.private": {};
  /** Clear my answers */
  "questions.clear": {};
  /** Choose a state or territory */
  "state.choose": {};
  /** Choose an answer */
  "choice.choose": {};
  /** Yes */
  "answer.yes": {};
  /** No */
  "answer.no": {};
  /** Write dollars and cents in digits, such as 75 or 1,200.50. */
  "typed.amount": {};
  /** Write a whole number, such as 3. */
  "typed.number": {};
  /** Write a number up to {most}. */
  "typed.most": { most: string };
  /** Write the whole date: month, day and year, such as 5/31/2020. */
  "typed.date": {};
  /** Estimate */
  "estimate.title": {};
  /** {closed, select, yes {What each accepted claim is worth, by our estimate} other {What each person is likely to get}} */
  "estimate.each": { closed: string };
  /** {closed, select, yes {Your estimated payment, if you claimed in time} other {Your estimated payment}} */
  "estimate.yours": { closed: string };
  /** {closed, select, yes {What people in the settlement got, by our estimate} other {What people in the settlement are likely to get}} */
  "estimate.others": { closed: string };
  /** Working out the payments… */
  "estimate.working": {};
  /** {count, plural, one {Answer the question to see your own payment.} other {Answer the questions to see your own payment.}} */
  "estimate.answer": { count: number };
  /** {kind, select, probable {Probably between {low} and {high}} other {Between {low} and {high} if everything uncertain falls on one side}} */
  "estimate.range": { high: string; kind: string; low: string };
  /** The figures we found give a single amount */
  "estimate.noRange": {};
  /** with the claims that were actually made */
  "estimate.asFiled": {};
  /** with the number of claims we estimate */
  "estimate.asAssumed": {};
  /** {closed, select, yes {if {rate} of people had claimed} other {if {rate} of people claim}} */
  "estimate.ifRate": { closed: string; rate: string };
  /** {closed, select, yes {if there had been {count} claims} other {if there are {count} claims}} */
  "estimate.ifCount": { closed: string; count: string };
  /** {count, plural, one {Then about {amounts} more in a later payment, if you cash the first check.} other {Then about {amounts} more in later payments, if you cash each check before them.}} */
  "estimate.later": { amounts: string; count: number };
  /** Depends on the answers */
  "estimate.varied": {};
  /** How much will the company pay in? */
  "scenario.title": {};
  /** It depends on what happens. Until you choose, we count with the first of these, and the range covers them all. */
  "scenario.lead": {};
  /** Not known yet */
  "scenario.open": {};
  /** Not counted, because no figure was found: {parts}. So the real payment can be different. */
  "estimate.uncounted": { parts: string };
  /** Actually paid */
  "estimate.paid": {};
  /** Actually paid, round {round} */
  "estimate.paidRound": { round: string };
  /** This settlement covers you, but with these answers there is no money for you. */
  "estimate.nothing": {};
  /** This settlement does not seem to cover you */
  "none.title": {};
  /** From your answers, you are not in any of the groups that are paid: */
  "none.why": {};
  /** If you think this is wrong, check the official website. Only the administrator and the court decide who is covered. */
  "none.check": {};
  /** Why this amount */
  "why.title": {};
  /** {count, plural, one {{shares} share} other {{shares} shares}} */
  "why.share": { count: number; shares: string };
  /** {count, plural, one {+ {shares} more share} other {+ {shares} more shares}} */
  "why.more": { count: number; shares: string };
  /** You have */
  "why.hold": {};
  /** One share is worth */
  "why.unit": {};
  /** Paid for each dollar */
  "why.part": {};
  /** Your payment */
  "why.payment": {};
  /** By your answers, the plan counts nothing for your claim. */
  "why.nothing": {};
  /** Money for claims */
  "pool.unnamed": {};
  /** All your payments */
  "why.together": {};
  /** The plan pays at most */
  "why.cap": {};
  /** The plan pays at least */
  "why.floor": {};
  /** The plan pays nothing below */
  "why.de-minimis": {};
  /** {count, plural, one {You are in this group:} other {You are in these groups:}} */
  "why.groups": { count: number };
  /** {closed, select, yes {What if more people had claimed?} other {What if more people claim?}} */
  "claims.title": { closed: string };
  /** The fund does not grow. More claims mean less for each. */
  "claims.lead": {};
  /** The fund grows with the claims, but only within limits. */
  "claims.leadGrowing": {};
  /** People who claim */
  "claims.rate": {};
  /** Number of claims */
  "claims.count": {};
  /** {count} of {members} people */
  "claims.ofMembers": { count: string; members: string };
  /** {count} claims */
  "claims.number": { count: string };
  /** {rate} of people, {count} claims */
  "claims.value": { count: string; rate: string };
  /** {closed, select, yes {Back to what happened} other {Back to our figure}} */
  "claims.reset": { closed: string };
  /** {closed, select, yes {What happened here} other {Our figure}} */
  "claims.mark": { closed: string };
  /** Compare */
  "claims.marks": {};
  /** Typical rates: {study}. */
  "claims.typical": { study: string };
  /** All people in 149 cases together */
  "typical.mean": {};
  /** The middle one of 149 cases */
  "typical.median": {};
  /** Cases with notice by email */
  "typical.email": {};
  /** Federal Trade Commission staff report, 2019 */
  "typical.study": {};
  /** summary */
  "typical.summary": {};
  /** How sure is this? */
  "outlook.title": {};
  /** Your payment */
  "outlook.payment": {};
  /** Probably between {low} and {high} (8 times in 10), most likely about {likely}, {condition}. */
  "outlook.range": { condition: string; high: string; likely: string; low: string };
  /** {likely}, {condition}. We know of nothing else that would change it much. */
  "outlook.sure": { condition: string; likely: string };
  /** The claims are counted, so only what is still unknown varies. */
  "outlook.counted": {};
  /** {kind, select, rate {You have set how many people claim} other {You have set the number of claims}}, so only what else is unknown varies. */
  "outlook.set": { kind: string };
  /** Settlements like this one see {low} to {high} of people claim. */
  "outlook.because.typical": { high: string; low: string };
  /** We found no count of the claims, and settlements like this one see {low} to {high} of people claim. */
  "outlook.because.uncounted": { high: string; low: string };
  /** Before claims were counted, settlements like this one would have suggested {low} to {high} of people. */
  "outlook.because.before": { high: string; low: string };
  /** If all that is unknown went against you at once, it would be {low}; if all went your way, {high}. */
  "outlook.worst": { high: string; low: string };
  /** Where the range comes from */
  "outlook.drivers": {};
  /** How many people claim */
  "outlook.driver.claims-rate": {};
  /** {group}: how many claim */
  "outlook.driver.group": { group: string };
  /** Fees and costs */
  "outlook.driver.deduction": {};
  /** What the company pays in */
  "outlook.driver.fund": {};
  /** {group}: what the claims are for */
  "outlook.driver.spread": { group: string };
  /** What the plan leaves open */
  "outlook.driver.plan": {};
  /** {kind, select, rate {Your payment, if fewer or more people claim} other {Your payment, with fewer or more claims}} */
  "outlook.chart": { kind: string };
  /** Tap or drag in the picture to move the slider above. */
  "outlook.drag": {};
  /** {kind, select, rate {The more people claim, the less each is paid. If {claims} of people claim, your payment is {amount}; if {claims2}, {amount2}; if {claims3}, {amount3}.} other {The more claims, the less each is paid. With {claims} claims your payment is {amount}; with {claims2}, {amount2}; with {claims3}, {amount3}.}} */
  "outlook.essence": { amount: string; amount2: string; amount3: string; claims: string; claims2: string; claims3: string; kind: string };
  /** Your payment; the bar is where it lies 8 times in 10 */
  "outlook.legend.point": {};
  /** Your payment with fewer or more claims; the band is what else is unknown */
  "outlook.legend.band": {};
  /** Actually paid: {amount} */
  "outlook.legend.paid": { amount: string };
  /** Settlements like this one: {low} to {high} of people */
  "outlook.legend.typical": { high: string; low: string };
  /** The same in numbers */
  "outlook.table": {};
  /** Between */
  "outlook.between": {};
  /** What would it take? */
  "outlook.what": {};
  /** For a payment of at least */
  "outlook.asked": {};
  /** Write an amount, and see how many claims there can be for it. */
  "outlook.how": {};
  /** {closed, select, yes {For {asked} or more, at most {claims} claims{group} could have been valid{share}.} other {For {asked} or more, at most {claims} claims{group} may be valid{share}.}} */
  "outlook.reached": { asked: string; claims: string; closed: string; group: string; share: string };
  /**  in “{group}” */
  "outlook.group": { group: string };
  /** : {rate} of the people covered */
  "outlook.share": { rate: string };
  /** {closed, select, yes {With one claim more it would have been {next}.} other {With one claim more it is {next}.}} */
  "outlook.next": { closed: string; next: string };
  /** {closed, select, yes {There could not have been more.} other {There cannot be more.}} */
  "outlook.always": { closed: string };
  /** There were {claims}. */
  "outlook.own": { claims: string };
  /** {asked} is out of reach: the plan pays you at most {most}, however few people claim. */
  "outlook.not.cap": { asked: string; most: string };
  /** {asked} is out of reach: even with the fewest claims possible your payment would be {most}. */
  "outlook.not.fund": { asked: string; most: string };
  /** This settlement does not seem to cover you. */
  "outlook.not.not-eligible": {};
  /** Write an amount above zero. */
  "outlook.fault.payment-not-positive": {};
  /** That is more than the whole fund. */
  "outlook.fault.payment-above-fund": {};
  /** How the {gross} divides */
  "division.title": { gross: string };
  /** How the fund divides */
  "division.titleOpen": {};
  /** Taken out first */
  "division.out": {};
  /** For people who claimed */
  "division.people": {};
  /** Part */
  "division.part": {};
  /** Amount */
  "division.amount": {};
  /** Of the fund */
  "division.percent": {};
  /** {count} payments of {amount} */
  "division.payments": { amount: string; count: string };
  /** payments */
  "division.pending": {};
  /** your group */
  "division.yours": {};
  /** Left over */
  "division.residual": {};
  /** Sending out later payments */
  "division.laterCost": {};
  /** Later payments */
  "division.later": {};
  /** Checks that are not cashed */
  "division.uncashed": {};
  /** to a charity that the court approves */
  "rest.cy-pres": {};
  /** for more benefits for the class */
  "rest.class-benefits": {};
  /** back to the company */
  "rest.reversion": {};
  /** where it goes is not decided */
  "rest.undecided": {};
  /** Settlement fund */
  "division.total": {};
  /** not found */
  "division.unknown": {};
  /** < {percent} */
  "division.under": { percent: string };
  /** Lawyers’ fees */
  "deduction.attorneys-fees": {};
  /** Lawsuit expenses */
  "deduction.litigation-expenses": {};
  /** Running the settlement */
  "deduction.administration": {};
  /** Awards to the people who sued */
  "deduction.service-awards": {};
  /** Held in reserve */
  "deduction.reserve": {};
  /** Taxes on the fund */
  "deduction.taxes": {};
  /** Interest earned */
  "deduction.interest": {};
  /** Services bought for the class */
  "deduction.class-benefits": {};
  /** Expenses, administration and awards */
  "deduction.costs": {};
  /** What was actually paid */
  "outcome.title": {};
  /** No payments have been reported yet. */
  "outcome.none": {};
  /** Payments have been made, but we found no reliable report of the amounts. */
  "outcome.unknown": {};
  /** Our estimate */
  "outcome.estimate": {};
  /** Paid */
  "outcome.paid": {};
  /** Reported {date}. */
  "outcome.when": { date: string };
  /** round {round} */
  "outcome.round": { round: string };
  /** Dates */
  "dates.title": {};
  /** First day covered */
  "date.class-period-start": {};
  /** Last day covered */
  "date.class-period-end": {};
  /** Settlement announced */
  "date.announced": {};
  /** First approval by the court */
  "date.preliminary-approval": {};
  /** Last day to claim */
  "date.claim-deadline": {};
  /** Last day to object or opt out */
  "date.objection-deadline": {};
  /** Final hearing */
  "date.final-hearing": {};
  /** Final approval by the court */
  "date.final-approval": {};
  /** Last appeal ended */
  "date.appeals-ended": {};
  /** First payments */
  "date.first-payment": {};
  /** The case */
  "case.title": {};
  /** Before you rely on this */
  "notes.title": {};
  /** This is an estimate, not a promise. The settlement administrator and the court decide what is paid. */
  "notes.estimate": {};
  /** The range comes from what is not known exactly: fees, costs and the number of claims. The number of claims matters most. */
  "notes.range": {};
  /** Amounts that a notice calls “up to” or “minimum” can be scaled up or down when the fund is divided. */
  "notes.face": {};
  /** This is not legal advice. We are not connected with the court, the administrator or the company. */
  "notes.legal": {};
  /** Trust only the official website: {site}. */
  "notes.official": { site: string };
  /** We found no official website. Trust only what the court or the administrator sends. */
  "notes.officialNone": {};
  /** You never have to pay to file a claim or to get your payment. If somebody asks you to, it is a scam ({advice}). */
  "notes.free": { advice: string };
  /** Federal Trade Commission advice */
  "notes.advice": {};
  /** This calculator asks for no name, account or Social Security number. Nothing you choose is saved or sent. */
  "notes.private": {};
  /** A payment may be taxable. For $600 or more you may be asked for a tax form W-9. */
  "notes.tax": {};
  /** About this case */
  "notes.case": {};
  /** The working, step by step */
  "working.title": {};
  /** {count, plural, one {Source} other {Sources}} */
  "working.source": { count: number };
  /** The steps appear here as soon as the calculator is ready. */
  "working.loading": {};
  /** More on this figure */
  "working.more": {};
  /** It may be anything from {low} to {high}. */
  "step.range": { high: string; low: string };
  /** The settlement fund is {amount}. It is all that the company pays in. */
  "step.gross-fund": { amount: string };
  /** {name}: the settlement fund is then {amount}. */
  "step.gross-fund.scenario": { amount: string; name: string };
  /** The fund grows with the claims. In full they come to {claims}, and fees and costs to {deductions}. The company pays in {amount}. */
  "step.fund-as-claimed": { amount: string; claims: string; deductions: string };
  /** It pays at least {atLeast}. */
  "step.fund-as-claimed.least": { atLeast: string };
  /** It pays at least {atLeast} and at most {atMost}. */
  "step.fund-as-claimed.limits": { atLeast: string; atMost: string };
  /** {kind}: {percent} of the fund, {amount}, {basis}. */
  "step.deduction.gross": { amount: string; basis: string; kind: string; percent: string };
  /** {kind}: {percent} of what was left, {amount}, {basis}. */
  "step.deduction.remaining": { amount: string; basis: string; kind: string; percent: string };
  /** {kind}: {percent} of {base}, {amount}, {basis}. */
  "step.deduction.stated": { amount: string; base: string; basis: string; kind: string; percent: string };
  /** {kind}: {each} for each of {claims} claims, {amount} in all, {basis}. */
  "step.deduction.perClaim": { amount: string; basis: string; claims: string; each: string; kind: string };
  /** {kind}: {amount}, {basis}. */
  "step.deduction.fixed": { amount: string; basis: string; kind: string };
  /** adds {amount} */
  "step.deduction.adds": { amount: string };
  /** {kind}: no figure was found, so nothing is counted for it. */
  "step.deduction-unknown": { kind: string };
  /** awarded by the court */
  "basis.awarded": {};
  /** as requested; the court may award less */
  "basis.requested": {};
  /** our estimate */
  "basis.estimated": {};
  /** {gross} less {deductions} leaves {amount} to share out. */
  "step.net-fund": { amount: string; deductions: string; gross: string };
  /** {group}: {count} claims were filed{rate}. */
  "step.claims.filed": { count: string; group: string; rate: string };
  /** {group}: {count} claims were accepted{rate}. */
  "step.claims.valid": { count: string; group: string; rate: string };
  /** {group}: we count with {count} claims{rate}. */
  "step.claims.expected": { count: string; group: string; rate: string };
  /** {group}: nobody has counted the claims yet. From settlements like this one we count with {count} claims{rate}. */
  "step.claims.forecast": { count: string; group: string; rate: string };
  /** {group}: {count} claims{rate}, if things go as you set them above. */
  "step.claims.assumed": { count: string; group: string; rate: string };
  /** , {rate} of {members} people */
  "step.claims.rate": { members: string; rate: string };
  /** The number of people covered */
  "step.claims.members": {};
  /** What the claims are for */
  "step.claims.spread": {};
  /** {pool}: all that is left, {taken}. */
  "step.pool.remainder": { pool: string; taken: string };
  /** {pool}: {taken} is set aside for it. */
  "step.pool.fixed": { pool: string; taken: string };
  /** {pool}: {percent} of the money to share out, {taken}. */
  "step.pool.percent-of-net": { percent: string; pool: string; taken: string };
  /** {pool}: {taken}. Its claims need {need} to be paid in full. */
  "step.pool.as-needed": { need: string; pool: string; taken: string };
  /** The part before it hands on {more}, so it holds {amount}. */
  "step.pool.handed-on": { amount: string; more: string };
  /** The plan gives it at most {stated}. */
  "step.pool.stated": { stated: string };
  /** All claims together have {total} shares. */
  "step.weights.shares": { total: string };
  /** In full, all claims together come to {total}. */
  "step.weights.values": { total: string };
  /** {group}: {claims} claims × {each} = {total} */
  "step.weights.line": { claims: string; each: string; group: string; total: string };
  /** For a share to be worth {share}, {needed} is needed. So the company adds {amount}, which makes {total}. */
  "step.top-up": { amount: string; needed: string; share: string; total: string };
  /** The company adds at most {atMost}. */
  "step.top-up.limit": { atMost: string };
  /** {claims} claims, with {weight} in all, would be paid less than {below}. The plan pays them nothing, and their part goes to the others. */
  "step.de-minimis": { below: string; claims: string; weight: string };
  /** {amount} divided by {weight} shares is {factor} a share. */
  "step.factor.exact": { amount: string; factor: string; weight: string };
  /** {amount} divided by {weight} shares is {factor} a share, cut down to the whole cent. */
  "step.factor.cent": { amount: string; factor: string; weight: string };
  /** {amount} for {weight} of claims pays {factor} for each dollar. */
  "step.factor.values": { amount: string; factor: string; weight: string };
  /** {limits} of the {amount} goes to claims that are at a limit. */
  "step.factor.limits": { amount: string; limits: string };
  /** Every claim is paid as much as its limit allows. */
  "step.factor.limited": {};
  /** The limits on payments leave {amount}. It goes to {to}. */
  "step.surplus": { amount: string; to: string };
  /** The limits on payments leave {amount}. */
  "step.surplus.kept": { amount: string };
  /** Your answers make {sum}. */
  "weight.sum": { sum: string };
  /** The plan counts at least {weight}. */
  "weight.least": { weight: string };
  /** The plan counts at most {weight}. */
  "weight.most": { weight: string };
  /** {value} */
  "term.fixed": { value: string };
  /** {units} × {each} */
  "term.per-unit": { each: string; units: string };
  /** {count, plural, one {{units} month} other {{units} months}} × {each} */
  "term.per-month": { count: number; each: string; units: string };
  /** {percent} of {of} */
  "term.percent-of": { of: string; percent: string };
  /** {value} */
  "term.tier": { value: string };
  /** {group}: no claim is paid more than {amount}. */
  "step.limit.cap": { amount: string; group: string };
  /** {group}: no claim is paid less than {amount}. */
  "step.limit.floor": { amount: string; group: string };
  /** {group}: a payment of less than {amount} is not made. */
  "step.limit.de-minimis": { amount: string; group: string };
  /** {group}: {weight} × {factor} = {amount}{rule, select, truncate {} other {, rounded to the cent}}. */
  "step.payment": { amount: string; factor: string; group: string; rule: string; weight: string };
  /** {group}: so the payment is {amount}. */
  "step.payment.limited": { amount: string; group: string };
  /** One of the cents that rounding leaves is in it. */
  "step.payment.cent": {};
  /** All your payments together: {amount}. */
  "step.total": { amount: string };
  /** {payments} of the {available} is paid out. {amount} is left. */
  "step.undistributed": { amount: string; available: string; payments: string };
  /** We expect {rate} of the checks never to be cashed: {amount}. With what was not paid out, {total} is left. */
  "step.uncashed": { amount: string; rate: string; total: string };
  /** Payment {round}: {amount} is divided among those who cashed the one before. */
  "step.later-distribution": { amount: string; round: string };
  /** {available} less {cost} for sending it out is {amount}. */
  "step.later-distribution.cost": { amount: string; available: string; cost: string };
  /** {payments} is paid out; {uncashed} of it is not cashed. */
  "step.later-distribution.paid": { payments: string; uncashed: string };
  /** Payment {round}: {payment} */
  "step.later-payment": { payment: string; round: string };
  /** There is no payment {round}: the {available} that is left would not be worth sending out. */
  "step.not-viable": { available: string; round: string };
  /** {amount} is left in the end. It goes to a charity that the court approves. */
  "step.rest.cy-pres": { amount: string };
  /** {amount} is left in the end. It pays for more benefits for the class. */
  "step.rest.class-benefits": { amount: string };
  /** {amount} is left in the end. It goes back to the company. */
  "step.rest.reversion": { amount: string };
  /** {amount} is left in the end. Where it goes is not decided, or we found no word of it. */
  "step.rest.undecided": { amount: string };
  /** From your answers you are not in any of the groups, so there is no payment. */
  "step.not-eligible": {};
  /** court document */
  "confidence.court-document": {};
  /** settlement website */
  "confidence.administrator-site": {};
  /** government report */
  "confidence.government-report": {};
  /** news report */
  "confidence.news": {};
  /** other published source */
  "confidence.secondary": {};
  /** worked out from sourced figures */
  "confidence.derived": {};
  /** not found */
  "confidence.not-found": {};
  /** The calculator could not start */
  "error.title": {};
  /** The estimate could not be worked out */
  "error.estimateTitle": {};
  /** The settlement could not be loaded */
  "error.fileTitle": {};
  /** The facts on this page do not depend on it: what was paid, the dates and the official website are still here. */
  "error.facts": {};
  /** Try again */
  "error.retry": {};
  /** If it fails again, reload the page. An old browser or a strict network filter can also be the cause. */
  "error.reload": {};
  /** The part that does the arithmetic did not load. The connection may have been cut, or something on this network or in this browser blocked it. */
  "error.wasm-load-failed": {};
  /** The calculator made a mistake and stopped, so that it would not show you a wrong figure. Reload the page to start it again. */
  "error.internal-panic": {};
  /** The calculator was used before it was ready. */
  "error.not-initialized": {};
  /** The calculator was closed. Try again to open it. */
  "error.calculator-freed": {};
  /** One of the questions still needs an answer. */
  "error.missing-answer": {};
  /** With no claims at all there is nothing to divide. Move the slider to the right. */
  "error.no-claims": {};
  /** There cannot be more claims than people covered. Move the slider to the left. */
  "error.claims-exceed-members": {};
  /** There cannot be more claims in a smaller group than in the group around it. Move the slider to the right. */
  "error.claims-exceed-group": {};
  /** With this number of claims, fees and costs would use up the whole fund. Nothing would be left to pay. */
  "error.deductions-exceed-fund": {};
  /** With this number of claims the fund cannot pay everyone the least that the plan promises. */
  "error.floors-exceed-pool": {};
  /** These figures are too large to be worked out exactly. */
  "error.overflow": {};
  /** The file that describes the settlement has a mistake. Nothing is worked out from it, so that you are not shown a wrong figure. */
  "error.settlement-invalid": {};
  /** The file that describes the settlement did not load. Check your connection and try again. */
  "error.settlement-load-failed": {};
  /** There is no settlement with this name here. */
  "error.settlement-not-found": {};
  /** {closed, select, yes {Your estimated payment, if you claimed in time} other {Your estimated payment}}: {amount}. {range}, {condition}. */
  "announce.estimate": { amount: string; closed: string; condition: string; range: string };
  /** This settlement does not seem to cover you. */
  "announce.none": {};
  /** {cohorts}, {condition}. */
  "announce.claims": { cohorts: string; condition: string };
  /** How much will I get? */
  "page.title": {};
  /** What a class-action settlement is likely to pay you, with the working and the sources. */
  "page.lead": {};
  /** Settlement */
  "page.pick": {};
  /** Skip to the calculator */
  "page.skip": {};
  /** Language */
  "page.language": {};
  /** prorata works out settlement payments from the court-approved plan, in your browser. It is free, open source and not connected with any court, lawyer or company. */
  "page.about": {};
  /** Alabama */
  "state.AL": {};
  /** Alaska */
  "state.AK": {};
  /** American Samoa */
  "state.AS": {};
  /** Arizona */
  "state.AZ": {};
  /** Arkansas */
  "state.AR": {};
  /** California */
  "state.CA": {};
  /** Colorado */
  "state.CO": {};
  /** Connecticut */
  "state.CT": {};
  /** Delaware */
  "state.DE": {};
  /** District of Columbia */
  "state.DC": {};
  /** Florida */
  "state.FL": {};
  /** Georgia */
  "state.GA": {};
  /** Guam */
  "state.GU": {};
  /** Hawaii */
  "state.HI": {};
  /** Idaho */
  "state.ID": {};
  /** Illinois */
  "state.IL": {};
  /** Indiana */
  "state.IN": {};
  /** Iowa */
  "state.IA": {};
  /** Kansas */
  "state.KS": {};
  /** Kentucky */
  "state.KY": {};
  /** Louisiana */
  "state.LA": {};
  /** Maine */
  "state.ME": {};
  /** Maryland */
  "state.MD": {};
  /** Massachusetts */
  "state.MA": {};
  /** Michigan */
  "state.MI": {};
  /** Minnesota */
  "state.MN": {};
  /** Mississippi */
  "state.MS": {};
  /** Missouri */
  "state.MO": {};
  /** Montana */
  "state.MT": {};
  /** Nebraska */
  "state.NE": {};
  /** Nevada */
  "state.NV": {};
  /** New Hampshire */
  "state.NH": {};
  /** New Jersey */
  "state.NJ": {};
  /** New Mexico */
  "state.NM": {};
  /** New York */
  "state.NY": {};
  /** North Carolina */
  "state.NC": {};
  /** North Dakota */
  "state.ND": {};
  /** Northern Mariana Islands */
  "state.MP": {};
  /** Ohio */
  "state.OH": {};
  /** Oklahoma */
  "state.OK": {};
  /** Oregon */
  "state.OR": {};
  /** Pennsylvania */
  "state.PA": {};
  /** Puerto Rico */
  "state.PR": {};
  /** Rhode Island */
  "state.RI": {};
  /** South Carolina */
  "state.SC": {};
  /** South Dakota */
  "state.SD": {};
  /** Tennessee */
  "state.TN": {};
  /** Texas */
  "state.TX": {};
  /** Utah */
  "state.UT": {};
  /** Vermont */
  "state.VT": {};
  /** U.S. Virgin Islands */
  "state.VI": {};
  /** Virginia */
  "state.VA": {};
  /** Washington */
  "state.WA": {};
  /** West Virginia */
  "state.WV": {};
  /** Wisconsin */
  "state.WI": {};
  /** Wyoming */
  "state.WY": {};
  /** I live outside the United States */
  "state.none": {};
}

/** The name of a message. */
export type MessageKey = keyof MessageParameters;

declare const messages: { [Key in MessageKey]: (parameters?: Record<string, unknown>) => string };
export default messages;
