// The command `prorata`, as it is built.

import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, open, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const command = join(root, "dist/lib/cli.js");
const folder = await mkdtemp(join(tmpdir(), "prorata-"));
after(() => rm(folder, { recursive: true }));

/** @param {...string} args */
const prorata = (...args) =>
  new Promise((resolve) => {
    execFile(process.execPath, [command, ...args], { cwd: root }, (error, out, err) =>
      resolve({ status: error ? error.code : 0, out, err }),
    );
  });

/** @param {string} name @param {string} text */
async function file(name, text) {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

const example = (name) => readFile(join(root, `examples/${name}.json`), "utf8");
const TIKTOK = [
  "settlements/tiktok-2022.json",
  "--answer",
  "state=IL",
  "--answer",
  "usedBefore=yes",
];

describe("check", () => {
  test("finds nothing wrong with the examples and the catalogue", async () => {
    const files = [];
    for (const folder of ["examples", "settlements"]) {
      const names = (await readdir(join(root, folder))).filter((name) => name.endsWith(".json"));
      files.push(...names.map((name) => `${folder}/${name}`));
    }
    const { status, out, err } = await prorata("check", ...files);
    assert.deepEqual([status, err], [0, ""]);
    assert.equal(out, files.map((name) => `${name}: no faults\n`).join(""));
  });

  test("tells every fault with its place, its path, what to do, and its code", async () => {
    const text = (await example("percent-of-gross"))
      .replace('"1000000.00"', "1000000")
      .replace('"approved"', '"done"');
    const path = await file("faults.json", text);
    const { status, out } = await prorata("check", path, "examples/tiers.json");
    assert.equal(status, 1);
    const lines = out.split("\n");
    const line = (part) => text.split("\n").findIndex((line) => line.includes(part)) + 1;
    assert.equal(lines[0], `${path}: 2 faults`);
    assert.equal(lines[1], `  ${line('"status"')}:13  /status`);
    assert.match(
      lines[2],
      /^ {4}"done" is not one of the words allowed here\. Write one of these: .*\(unknown-word\)$/,
    );
    assert.match(lines[3], new RegExp(`^  ${line('"gross"')}:\\d+  /fund/gross$`));
    assert.match(lines[4], /Put the amount in quotation marks\. \(money-not-text\)$/);
    assert.equal(lines.at(-2), "examples/tiers.json: no faults");
  });

  test("tells faults of form and of meaning together", async () => {
    const text = (await example("tiers"))
      .replace('"approved"', '"done"')
      .replace('"bought", "is": true', '"sold", "is": true');
    const { out } = await prorata("check", await file("both.json", text));
    assert.match(out, /: 2 faults\n.*\/status\n.*\(unknown-word\)\n.*\n.*\(unknown-/);
  });

  test("tells when the id is not the file's name, which is no fault", async () => {
    const path = await file("copy.json", await example("tiers"));
    const { status, out } = await prorata("check", path);
    assert.equal(status, 0);
    const [first, place, note] = out.split("\n");
    assert.equal(first, `${path}: no faults`);
    assert.equal(place, "  2:9  /id");
    assert.match(
      note,
      /^ {4}Note: the id is "tiers", but the file is called "copy\.json"\..*"tiers\.json"\.$/,
    );
    for (const text of ["[]", "null", '{ "id": 3 }']) {
      assert.doesNotMatch((await prorata("check", await file("no.json", text))).out, /Note:/);
    }
  });

  test("tells of a missing key where the object begins", async () => {
    const path = await file("missing.json", (await example("tiers")).replace(/"status": .*,/, ""));
    const { status, out } = await prorata("check", path);
    assert.equal(status, 1);
    assert.match(
      out,
      /1:1 {2}the file as a whole\n {4}"status" is missing\. Add it\. \(missing-key\)/,
    );
  });

  test("tells of a key that stands twice, which reading it as data would hide", async () => {
    const text = (await example("tiers")).replace('"status"', '"asOf": "2023", "status"');
    const { status, out } = await prorata("check", await file("twice.json", text));
    assert.equal(status, 1);
    assert.match(
      out,
      /1 fault\n {2}\d+:\d+ {2}\/asOf\n {4}"asOf" stands here twice\..*\(duplicate-id\)/,
    );
  });

  test("takes a file that begins with a byte order mark", async () => {
    const path = await file("bom.json", `\ufeff${await example("tiers")}`);
    assert.equal((await prorata("check", path)).status, 0);
  });

  /** What is no JSON, and what is said of it. */
  const broken = {
    '{ "id": "x", }': ':1:14: This is not JSON. "}" is not expected here.',
    '{\n  "id": tru }': ':2:9: This is not JSON. "t" is not expected here.',
    "{}\n{}": ':2:1: This is not JSON. "{" is not expected here.',
    '{ "id":\n': ":2:1: This is not JSON. The text ends too early.",
    "": ":1:1: This is not JSON. The text ends too early.",
    '{ "id": "x\n" }': ':1:11: This is not JSON. "\\n" is not expected here.',
    '{ "id": 01 }': ":1:9: This is not JSON.",
    "// { }": ":1:1: This is not JSON.",
    ["[".repeat(100_000)]:
      ": This is nested too deep to be a settlement file. Look whether it is the right one.",
  };
  for (const [text, said] of Object.entries(broken)) {
    test(`says where ${JSON.stringify(text.slice(0, 20))} stops being JSON`, async () => {
      const path = await file("broken.json", text);
      const { status, out, err } = await prorata("check", path);
      assert.deepEqual([status, out], [2, ""]);
      assert.ok(err.startsWith(path + said), err);
      assert.equal(err.trimEnd().split("\n").length, 1);
    });
  }

  test("goes on after a file that is not there", async () => {
    const { status, out, err } = await prorata("check", "nowhere.json", ".", "examples/tiers.json");
    assert.equal(status, 2);
    assert.equal(
      err,
      "nowhere.json: There is no such file. Look at how its name is written.\n.: This is a folder. Name a file in it.\n",
    );
    assert.equal(out, "examples/tiers.json: no faults\n");
  });

  test("tells of whole numbers that are not written in digits, which reading the file as data would hide", async () => {
    const text = await example("tiers");
    const count = /("count": )(\d+)/;
    const places = [
      ["1.4e6", "1400000"],
      ["200.0", "200"],
      ["2E2", "200"],
      ["-0", "0"],
    ];
    for (const [written, digits] of places) {
      const path = await file("exponent.json", text.replace(count, `$1${written}`));
      const { status, out } = await prorata("check", path);
      assert.equal(status, 1, written);
      const said = `Write a whole number in digits alone: ${digits}. (bad-count)`;
      assert.ok(out.includes(said), out);
      assert.match(out, /\/claims\/number\/count\n/);
    }
    // What is no whole number the core tells.
    const path = await file("half.json", text.replace(count, "$11.5"));
    assert.match((await prorata("check", path)).out, /: 1 fault\n.*\n {4}This is not a count\./);
  });

  test("tells a hundred faults of reading at most, however large the file", async () => {
    const keys = Array(300_000).fill('"a":1').join();
    const { status, out } = await prorata("check", await file("keys.json", `{${keys}}`));
    assert.equal(status, 1);
    assert.equal(out.match(/\(duplicate-id\)/g)?.length, 100);
  });

  test("refuses what is far too large or too deep in a sentence", async () => {
    const large = await file("large.json", `{"id":"${"x".repeat(6_000_000)}"}`);
    assert.deepEqual(await prorata("check", large), {
      status: 2,
      out: "",
      err: `${large}: A settlement file has 5 MB at most. Look whether it is the right one.\n`,
    });
    const deep = await file("deep.json", "[".repeat(3000) + "]".repeat(3000));
    assert.match((await prorata("check", deep)).out, /32 levels.*\(too-deep\)/);
  });

  test("does not repeat what is overlong", async () => {
    const long = "x".repeat(100_000);
    const text = (await example("tiers")).replace('"id": "tiers"', `"id": "${long}"`);
    const { status, out } = await prorata("check", await file("long.json", text));
    assert.equal(status, 1);
    assert.match(out, /\(bad-id\)/);
    assert.ok(out.length < 2000, `${out.length}`);
    const name = `${long.slice(0, 5000)}.json`;
    assert.deepEqual(await prorata("check", name), {
      status: 2,
      out: "",
      err: `${name.slice(0, 100)}…: No file can have so long a name. Shorten it.\n`,
    });
    for (const args of [
      ["--answer", `${long}=yes`],
      ["--answer", `bought=${long}`],
      ["--answer", long],
      ["--claims", `${long}=5`],
      ["--claims", long],
      ["--scenario", long],
      ["--claims-rate", long],
      ["--lang", long],
    ]) {
      const { status, out, err } = await prorata("estimate", "examples/tiers.json", ...args);
      assert.deepEqual([status, out], [2, ""]);
      assert.ok(err.length < 1500 && !/\n {4}at /.test(err), err.slice(0, 2000));
    }
  });

  test("lets no file write over the lines of the terminal", async () => {
    const key = "\\u001b[2K\\u202e\\n";
    const twice = await file("keys.json", `{ "${key}": 1, "${key}": 1 }`);
    const { out } = await prorata("check", twice);
    assert.match(out, /^ {2}1:\d+ {2}\/\ufffd\[2K\ufffd\ufffd$/m);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    assert.doesNotMatch(out, /[\u0000-\u0009\u000b-\u001f\u202e]/);
  });
});

describe("estimate", () => {
  test("tells the payment, its range, and every step with its sources", async () => {
    const { status, out, err } = await prorata(
      "estimate",
      ...TIKTOK,
      "--answer",
      "createdInIllinois=yes",
    );
    assert.deepEqual([status, err], [0, ""]);
    assert.match(out, /: \$167\.04\n/);
    assert.match(out, /\nProbably between \$16\d\.\d\d and \$17\d\.\d\d\n/);
    assert.match(out, /\nBetween \$159\.06 and \$175\.44 if everything uncertain/);
    assert.match(out, /^ {2}1\. .*\$92,000,000/m);
    assert.match(out, /Casetext <https:\/\/casetext\.com\//);
    assert.match(out, /6 shares × \$27\.84 = \$167\.04/);
  });

  test("tells the note of each figure under its step, once", async () => {
    const { out } = await prorata("estimate", "examples/from-a-notice.json");
    const step = out.slice(out.indexOf("Buyers: we count"), out.indexOf("In full, all claims"));
    const lines = step.split("\n").map((line) => line.trim());
    assert.deepEqual(lines.slice(1, -1), [
      "[not found]",
      "Nobody knows yet how many will claim. We allow for 5% to 15% of the buyers.",
      "The number of those covered:",
      "Source: prorata <https://example.org/prorata/settlement-files> [worked out from sourced figures]",
      "What the claims are for:",
      "[not found]",
      "How many lamps the claims will be for is not known. This is our guess.",
    ]);
    assert.equal(out.split("Invented for the example.").length, 2);
  });

  test("tells where scenarios, plans and the residual are from", async () => {
    const text = (await example("contingent-fund")).replace(
      /("en": "Invented) for the example/g,
      (_, start, offset) => `${start} (${offset})`,
    );
    const settlement = JSON.parse(text);
    const scenario = ["--scenario", "sold"];
    const { out } = await prorata("estimate", await file("notes.json", text), ...scenario);
    const { fund, plan } = settlement;
    for (const from of [fund.from, fund.gross.scenarios[1].from, plan.from]) {
      assert.ok(out.includes(from.note.en), from.note.en);
    }
    assert.ok(!out.includes(fund.gross.scenarios[0].from.note.en));
  });

  test("tells what was really paid, beside the estimate with the file's own figures", async () => {
    const { out } = await prorata("estimate", "examples/outcome.json", "--claims", "class=200");
    // The group within moves with the class: 3,000.00 among 200 + 5 x 20 shares.
    assert.match(out, /^ {2}The class: \$10\.00$/m);
    const paid = out.slice(out.indexOf("What was actually paid"));
    assert.match(
      paid,
      /^ {2}The class: \$19\.80\. Reported March 1, 2023\.\n {4}Our estimate: \$20\.00\n/m,
    );
    assert.match(
      paid,
      /^ {2}Illinois subclass: \$118\.00 to \$119\.00\..*\n {4}Our estimate: \$120\.00\n/m,
    );
    // What one claim gets of a second distribution is no part of an estimate of the plan alone.
    assert.match(paid, /^ {2}The class, round 2: \$1\.25\. .*\n {4}Source: /m);
    assert.match(paid, /^ {2}The payments to Illinois are known only to the dollar\.$/m);
  });

  test("compares what was paid, and what was expected, with the estimate of the very same", async () => {
    const { out } = await prorata("estimate", "examples/expected-and-paid.json");
    const [, paid = "", expected = ""] = out.split(
      /What was actually paid|What was expected beforehand/,
    );
    // 50 claims for one lamp are paid 10.00 and 50 for three 30.00: 2,000.00 in all, 20.00 on average.
    const told = (/** @type {string} */ text) =>
      [...text.matchAll(/^ {2}Buyers: (.*?\.) .*\n(?: {4}For .*\n)? {4}Our estimate: (.*)$/gm)].map(
        ([, amount, estimate]) => [amount, estimate],
      );
    assert.deepEqual(told(paid), [
      ["$29.40.", "$30.00"],
      ["$19.60 on average.", "$20.00"],
      ["$1,960.00 in all.", "$2,000.00"],
      ["at least $9.80.", "$10.00"],
      ["at most $29.40.", "$30.00"],
    ]);
    assert.deepEqual(told(expected), [
      ["at most $36.00.", "$30.00"],
      ["$18.00 on average.", "$20.00"],
      ["at least $8.00.", "$10.00"],
      ["$10.00 to $12.00.", "$10.00"],
    ]);
    assert.match(
      paid,
      /For a claimant who answered: .*2020\? Yes; How many lamps did you buy\? 3$/m,
    );
    assert.match(expected, /^ {2}Buyers: at most \$36\.00\. The notice, June 2022\.$/m);
  });

  test("says what happened to a settlement that came to nothing, and works nothing out", async () => {
    const { status, out } = await prorata(
      "estimate",
      "examples/rejected.json",
      "--answer",
      "bought=yes",
    );
    assert.equal(status, 0);
    assert.match(out, /The court refused to approve this settlement\. Nothing is paid under it/);
    assert.match(
      out,
      /What was expected beforehand\n {2}Buyers: \$95\.00\. The lawyers, February 2023/,
    );
    assert.match(out, /The lawsuit goes on\./);
    assert.doesNotMatch(out, /100\.00|Our estimate|working/);
    const data = await prorata("estimate", "examples/rejected.json", "--json");
    assert.equal(data.status, 2);
    assert.match(data.err, /rejected, so nothing is paid under it/);
    const spanish = await prorata("estimate", "examples/rejected.json", "--lang", "es");
    assert.match(spanish.out, /El tribunal se negó a aprobar este acuerdo\./);
  });

  test("names what nobody has published: usual fees with the studies, and what payments are before", async () => {
    const { out } = await prorata("estimate", "examples/fees-not-published.json");
    assert.match(out, /Lawyers’ fees: nobody has published them\..* 25% of the fund: \$2,500\./);
    assert.match(out, /It lies somewhere from \$1,500 to \$3,333\.33\./);
    assert.match(out, /What courts award: Fitzpatrick 2010 <https:/);
    assert.match(out, /The amounts here are before this, .*: Running the settlement\./);
  });

  test("tells how many claims were sent in, and how many of them are accepted", async () => {
    const { out } = await prorata("estimate", "examples/filed-and-accepted.json");
    assert.match(out, /Shop: of 201 claims filed we count 62\.5% as accepted, which is 125\./);
    assert.match(out, /It lies somewhere from 100 to 150\./);
    assert.match(out, /Online: of 40 claims filed, 25 were accepted\./);
  });

  test("says where a source is found that is on no page", async () => {
    const { out } = await prorata("estimate", "examples/court-papers.json");
    assert.match(out, /A court <No\. 1:23-cv-1, Document 41-1>/);
    assert.match(out, /A court <https:\/\/example\.org\/order>/);
    assert.match(out, /The Lamp Gazette <Ten people claimed, December 5, 2023>/);
    assert.match(out, /Lamps of the World <http:\/\/example\.org\/lumen>/);
  });

  test("says of a settlement that was paid if no payment is known, and of another nothing", async () => {
    const text = await example("tiers");
    const paid = await file("paid.json", text.replace('"approved"', '"paid"'));
    assert.match(
      (await prorata("estimate", paid)).out,
      /actually paid\n {2}Payments have been made, but/,
    );
    assert.doesNotMatch((await prorata("estimate", "examples/tiers.json")).out, /actually paid/);
  });

  test("tells what else a reader should know", async () => {
    const name = "settlements/tiktok-2022.json";
    const { notes } = JSON.parse(await readFile(join(root, name), "utf8"));
    const { out } = await prorata("estimate", name, "--lang", "es");
    assert.ok(notes.length > 0);
    for (const note of notes) assert.ok(out.includes(`  ${note.es}\n`), note.es);
  });

  test("speaks Spanish", async () => {
    const { out } = await prorata(
      "estimate",
      ...TIKTOK,
      "--answer=createdInIllinois=yes",
      "--lang",
      "es",
    );
    assert.match(out, /^Acuerdo de TikTok/);
    assert.match(out, /6 partes × \$27\.84 = \$167\.04/);
  });

  test("prints the estimate as data", async () => {
    const { out } = await prorata(
      "estimate",
      ...TIKTOK,
      "--answer",
      "createdInIllinois=no",
      "--json",
    );
    const { claimant, steps } = JSON.parse(out);
    assert.equal(claimant.payment, "27.84");
    assert.equal(steps[0].code, "gross-fund");
  });

  test("without answers it is of the plan, and says what to answer", async () => {
    const { status, out } = await prorata("estimate", "examples/additive-shares.json");
    assert.equal(status, 0);
    assert.match(out, /The class: \$20\.00\n.*Illinois subclass: \$120\.00\n/);
    assert.match(out, /--answer bought=\.\.\. {2}Did you buy a Lumen lamp in 2020\?/);
  });

  test("says of those who belong to no group that nothing is paid", async () => {
    const { status, out } = await prorata(
      "estimate",
      "examples/tiers.json",
      "--answer",
      "bought=no",
    );
    assert.equal(status, 0);
    assert.match(out, /This settlement does not seem to cover you/);
  });

  test("says to members without a claim that there is no money for them", async () => {
    const answers = ["--answer=affected=yes", "--answer=claim=monitoring"];
    const { out } = await prorata("estimate", "examples/class-around-claims.json", ...answers);
    assert.match(out, /there is no money for you\.\n/);
    assert.doesNotMatch(out, /\$0\.00/);
  });

  test("reads answers as their questions want them", async () => {
    const payment = async (name, ...answers) => {
      const given = answers.flatMap((answer) => ["--answer", answer]);
      const { out, err } = await prorata("estimate", `examples/${name}.json`, ...given, "--json");
      assert.equal(err, "");
      return JSON.parse(out).claimant.payment;
    };
    const devices = [
      "state=ca",
      "boughtOn=2020-05-31",
      "product=tablet",
      "devices=2",
      "employee=false",
    ];
    assert.equal(await payment("eligibility", ...devices), "100.00");
    // 15 % of 200.00 is 30.00, and half of the values is paid.
    assert.equal(await payment("percent-with-a-minimum", "bought=true", "spent=200"), "15.00");
    assert.equal(await payment("percent-with-a-minimum", "bought=yes", "spent=200.00"), "15.00");
  });

  test("assumes numbers of claims", async () => {
    const paid = async (...claims) => {
      const options = claims.flatMap((claim) => ["--claims", claim]);
      const { out } = await prorata("estimate", "examples/additive-shares.json", ...options);
      return out.match(/\$\d[\d.]*/g).slice(0, 2);
    };
    assert.deepEqual(await paid(), ["$20.00", "$120.00"]);
    // The group within, 10 of 100, moves with the class: 3,000.00 among 2,000 + 5 x 200 shares; and, if it stays, among
    // 2,000 + 5 x 10, 1.463...
    assert.deepEqual(await paid("class=2,000"), ["$1.00", "$6.00"]);
    assert.deepEqual(await paid("class=2000", "illinois=10"), ["$1.46", "$8.78"]);
    assert.deepEqual(await paid("class=2000", "illinois=200"), ["$1.00", "$6.00"]);
  });

  test("assumes a claims rate, or a scenario", async () => {
    const rate = [
      "examples/claims-by-rate.json",
      "--answer",
      "bought=yes",
      "--claims-rate",
      "0.02",
    ];
    assert.equal(
      JSON.parse((await prorata("estimate", ...rate, "--json")).out).claimant.payment,
      "20.00",
    );
    const sold = ["examples/contingent-fund.json", "--answer", "bought=yes", "--scenario", "sold"];
    assert.equal(
      JSON.parse((await prorata("estimate", ...sold, "--json")).out).claimant.payment,
      "25.00",
    );
  });

  test("refuses numbers of claims that change nothing", async () => {
    // A class that is paid nothing itself, and whose groups have all numbers of their own.
    const all = ["class=2000", "cash=500", "losses=100"].flatMap((one) => ["--claims", one]);
    assert.deepEqual(await prorata("estimate", "examples/class-around-claims.json", ...all), {
      status: 2,
      out: "",
      err: 'The claims of the group "class" change nothing here: no payment depends on them. Assume those of a group that is paid.\n',
    });
    // What is the same as in the file is no slip.
    const same = ["examples/class-around-claims.json", "--claims", "class=1000"];
    assert.equal((await prorata("estimate", ...same)).status, 0);
  });

  test("takes a day as the language writes it", async () => {
    const days = async (/** @type {string[]} */ ...args) => {
      const answers = ["state=IL", "product=phone", "devices=2"].flatMap((one) => [
        "--answer",
        one,
      ]);
      return prorata("estimate", "examples/eligibility.json", ...answers, ...args);
    };
    const iso = await days("--answer", "boughtOn=2019-12-01", "--lang", "es");
    assert.equal(iso.status, 0, iso.err);
    assert.deepEqual(await days("--answer", "boughtOn=1/12/2019", "--lang", "es"), iso);
    const english = await days("--answer", "boughtOn=2019-12-01");
    assert.deepEqual(await days("--answer", "boughtOn=12/1/2019"), english);
    const wrong = await days("--answer", "boughtOn=12/31/2019", "--lang", "es");
    assert.deepEqual([wrong.status, wrong.out], [2, ""]);
    assert.match(wrong.err, /Write a day, such as 2020-05-31\.\n$/);
  });

  test("tells the faults of the file first", async () => {
    const path = await file("bad.json", (await example("tiers")).replace('"1550.00"', '"1550"'));
    const { status, out, err } = await prorata("estimate", path, "--answer", "nonsense");
    assert.deepEqual([status, out], [1, ""]);
    assert.match(err, /\/fund\/gross\n.*\(bad-money\)/);
  });

  const tiers = "examples/tiers.json";
  const eligibility = "examples/eligibility.json";
  /** What cannot be carried out, and what is said of it. */
  const refused = [
    [[], /^Name one settlement file: prorata estimate FILE\n$/],
    [[tiers, tiers], /^Name one settlement file/],
    [
      ["nowhere.json"],
      /^nowhere\.json: There is no such file\. Look at how its name is written\.\n$/,
    ],
    [
      [tiers, "--answer", "hours=3"],
      /need an answer\. Give one for each:\n {2}--answer bought=\.\.\. {2}Did you .* \(yes or no\)\n$/,
    ],
    [
      [tiers, "--answer", "bought=yes"],
      /--answer hours=\.\.\. {2}How many .* \(a whole number\)\n$/,
    ],
    [
      [tiers, "--answer", "days=3"],
      /^The file has no question "days"\. Name one of these: bought, hours\.\n$/,
    ],
    [[tiers, "--answer", "hours"], /^"hours" is not an answer\. Write QUESTION=ANSWER/],
    [
      [tiers, "--answer", "bought=maybe"],
      /^"maybe" does not answer "bought"\. Write yes or no\.\n$/,
    ],
    [
      [tiers, "--answer", "hours=1.5"],
      /^"1\.5" does not answer "hours"\. Write a whole number\.\n$/,
    ],
    [
      [tiers, "--answer", "bought=yes", "--answer", "bought=no"],
      /^The question "bought" is answered twice\. Answer it once\.\n$/,
    ],
    [[eligibility, "--answer", "devices=51"], /Write a whole number of at most 50\.\n$/],
    [[eligibility, "--answer", "product=watch"], /Write one of phone, tablet\.\n$/],
    [[eligibility, "--answer", "boughtOn=2020-02-30"], /Write a day, such as 2020-05-31\.\n$/],
    [[eligibility, "--answer", "state=Illinois"], /Write the postal code of a state/],
    [[eligibility, "--answer", "state=XX"], /"XX" is not a postal code of a US state/],
    [
      ["examples/percent-with-a-minimum.json", "--answer", "spent=-1"],
      /Write an amount in dollars, such as 75\.00\.\n$/,
    ],
    [[tiers, "--claims-rate", "2%"], /"2%" is not a rate\. Write a fraction between 0 and 1/],
    [[tiers, "--claims-rate", "0.02"], /The size of the group "class" is not known/],
    [
      [tiers, "--claims", "20000"],
      /^"20000" is not a number of claims\. Write GROUP=NUMBER, such as class=20000\.\n$/,
    ],
    [[tiers, "--claims", "class=2%"], /^"class=2%" is not a number of claims\./],
    [
      [tiers, "--claims", "class=1", "--claims", "class=2"],
      /^The claims of the group "class" are given twice\. Give them once\.\n$/,
    ],
    [[tiers, "--claims", "class=1.4e6"], /^"class=1\.4e6" is not a number of claims\./],
    [
      [tiers, "--claims-rate", "0.02", "--claims-rate", "0.03"],
      /^--claims-rate is given twice\. Give it once\.\n$/,
    ],
    [[tiers, "--scenario", "a", "--scenario=a"], /^--scenario is given twice\. Give it once\.\n$/],
    [[tiers, "--lang", "en", "--lang", "es"], /^--lang is given twice\. Give it once\.\n$/],
    [[tiers, "--json", "--json"], /^--json is given twice\. Give it once\.\n$/],
    [
      [tiers, "--claims", "ohio=10"],
      /There is no group "ohio"\. Name one that there is: class\.\n$/,
    ],
    [
      ["examples/contingent-fund.json", "--scenario", "merged"],
      /There is no scenario "merged"\. Name one that there is, or assume none: not-sold, sold\.\n$/,
    ],
    [[tiers, "--lang", "fr"], /^There is no text in "fr"\. Write --lang en or --lang es\.\n$/],
    [[tiers, "--rate", "0.02"], /^Unknown option '--rate'.*Try: prorata --help\n$/s],
    [[tiers, "--answer"], /Try: prorata --help\n$/],
  ];
  for (const [args, said] of refused) {
    test(`cannot be carried out: ${args.join(" ")}`, async () => {
      const { status, out, err } = await prorata("estimate", ...args);
      assert.deepEqual([status, out], [2, ""]);
      assert.match(err, said);
      assert.doesNotMatch(err, /\n {4}at /, "a stack trace");
    });
  }
});

test("the README's command", async () => {
  const readme = await readFile(join(root, "README.md"), "utf8");
  const [, args] = readme.match(/^ {4}npx prorata (estimate .*)$/m) ?? [];
  const { status, out } = await prorata(...String(args).split(" "));
  assert.equal(status, 0);
  assert.match(out, /\$167\.04/);
});

test("help, the version, and what is no command", async () => {
  const help = await prorata("--help");
  assert.equal(help.status, 0);
  for (const word of [
    "check",
    "estimate",
    "--answer",
    "--claims-rate",
    "--claims ",
    "--scenario",
    "--lang",
    "--json",
  ]) {
    assert.ok(help.out.includes(word), word);
  }
  assert.deepEqual(await prorata("estimate", "--help"), help);
  const { version } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  assert.equal((await prorata("--version")).out, `${version}\n`);
  assert.match((await prorata()).err, /^Say what to do\.\n\nWhat a class-action/);
  assert.deepEqual(await prorata("toString"), {
    status: 2,
    out: "",
    err: 'There is no command "toString". Try: prorata --help\n',
  });
});

test("a full disk is told, and that the output is not there", async () => {
  // Linux has a device that is always full.
  const full = await open("/dev/full", "w").catch(() => null);
  if (!full) return;
  for (const [args, at] of /** @type {const} */ ([
    [["estimate", "settlements/tiktok-2022.json"], 1],
    [["check", "examples/tiers.json"], 1],
    [["--help"], 1],
    [["check", "nowhere.json"], 2],
  ])) {
    /** @type {any[]} */
    const stdio = ["ignore", "pipe", "pipe"];
    stdio[at] = full.fd;
    const child = spawn(process.execPath, [command, ...args], { cwd: root, stdio });
    let said = "";
    (at === 1 ? child.stderr : child.stdout)?.setEncoding("utf8").on("data", (text) => {
      said += text;
    });
    const [status] = await once(child, "close");
    assert.equal(status, 2, args.join(" "));
    const expected =
      at === 1
        ? "The output could not be written. The disk is full. Make room, and try again.\n"
        : "";
    assert.equal(said, expected, args.join(" "));
  }
  await full.close();
});

test("a reader who stops early ends it quietly", async () => {
  const child = spawn(process.execPath, [command, "estimate", "settlements/tiktok-2022.json"], {
    cwd: root,
  });
  child.stdout.destroy();
  let err = "";
  child.stderr.setEncoding("utf8").on("data", (text) => {
    err += text;
  });
  await once(child, "close");
  assert.equal(err, "");
});
