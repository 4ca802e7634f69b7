/**
 * Removes one guard at a time from lib/portal, lib/operations, lib/embed and lib/merchant, runs the tests that reach it,
 * and lists the guards whose removal no test notices. A full run takes hours. You can stop it; the next run continues.
 *
 *     npm run mutants                        all guards without a result
 *     npm run mutants -- --only proof.ts     those whose path or condition contains these words
 *     npm run mutants -- --tests lib/portal/door   runs only tests whose path contains these words; guards whose
 *                                            removal they don't notice stay without a result
 *     npm run mutants -- --reset             forgets all results, such as after the code has changed
 *     npm run mutants -- --minutes 10        stops after 10 minutes, when the current guard is done
 *
 * scripts/mutants/explained.json explains the guards that need no test.
 */
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import type { Guard } from "./mutants/guards";
import { observe, runTests, testsByGuard, withDatabase } from "./mutants/tests";
import { folder, plantedTree, readJson, tree } from "./mutants/tree";

type Answer = "missed" | "not missed" | "not reached";

const { values: options } = parseArgs({
  options: {
    only: { type: "string", multiple: true },
    tests: { type: "string", multiple: true },
    reset: { type: "boolean" },
    minutes: { type: "string" },
  },
});
const stopAt = Date.now() + Number(options.minutes ?? Infinity) * 60_000;
const answersFile = path.join(folder, "answers.json");
const guardsFile = path.join(folder, "guards.json");
const explained = readJson<Record<string, string>>("scripts/mutants/explained.json");

async function main(): Promise<number> {
  if (options.reset) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const guards = existsSync(guardsFile) ? readJson<Guard[]>(guardsFile) : plantedTree();
  writeFileSync(guardsFile, JSON.stringify(guards));
  const answers = existsSync(answersFile) ? readJson<Record<string, Answer>>(answersFile) : {};
  const wanted = guards.filter(isWanted);
  await withDatabase(() => {
    observe([...new Set(wanted.map(({ file }) => file))], isChosenTest);
    const reached = testsByGuard();
    for (const guard of wanted.filter(({ key }) => !(key in answers))) {
      if (Date.now() > stopAt) break;
      const id = guards.indexOf(guard);
      const tests = (reached.get(id) ?? []).filter(isChosenTest);
      const answer = tryWithout(id, nearestFirst(guard.file, tests));
      console.log(`${answer}: ${guard.file}:${guard.line} ${guard.key}`);
      if (options.tests && answer !== "missed") continue;
      writeFileSync(answersFile, JSON.stringify(Object.assign(answers, { [guard.key]: answer }), null, 1));
    }
  });
  return report(wanted, answers);
}

function isWanted({ file, key }: Guard): boolean {
  return !options.only || options.only.some((words) => `${file} ${key}`.includes(words));
}

function isChosenTest(test: string): boolean {
  return !options.tests || options.tests.some((words) => path.relative(tree, test).includes(words));
}

/** Runs the tests nearest to the guard first, because one failure is enough. */
function tryWithout(id: number, tests: string[]): Answer {
  if (tests.length === 0) return "not reached";
  const batches = [tests.slice(0, 2), tests.slice(2, 10), tests.slice(10)].filter(({ length }) => length > 0);
  const pass = (batch: string[]) =>
    runTests(["--bail", "--runTestsByPath", ...batch], { MUTANT: String(id) }) === 0;
  return batches.every(pass) ? "not missed" : "missed";
}

function nearestFirst(file: string, tests: string[]): string[] {
  const near = path.join(tree, file).replace(/\.tsx?$/, "");
  const shared = (test: string) => [...near].findIndex((letter, i) => letter !== test[i]) >>> 0;
  return [...tests].sort((a, b) => shared(b) - shared(a));
}

function report(guards: Guard[], answers: Record<string, Answer>): number {
  const tried = guards.filter(({ key }) => key in answers);
  const left = tried.filter(({ key }) => answers[key] !== "missed");
  const unexplained = left.filter(({ key }) => !(key in explained));
  for (const { file, line, key } of unexplained) console.log(`${answers[key]}: ${file}:${line} ${key}`);
  console.log(
    `${tried.length} of ${guards.length} guards tried: ${tried.length - left.length} missed by a test, ` +
      `${left.length - unexplained.length} explained, ${unexplained.length} neither.`,
  );
  return unexplained.length === 0 ? 0 : 1;
}

main().then(
  (code) => process.exit(code),
  (error: Error) => {
    console.error(error.message);
    process.exit(1);
  },
);
