/**
 * Checks that a commit's subject has at most 72 characters and that a blank line comes before the body.
 *
 *     node scripts/commit-subjects.mjs                   every commit since the rule was made, for npm run check
 *     node scripts/commit-subjects.mjs --since main      every commit that main lacks
 *     node scripts/commit-subjects.mjs --message FILE    the message in a file, for the hook (npm run hooks)
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";

const longest = 72;
/** Subjects that Git wrote, or that it removes when commits are squashed. */
const byGit = /^(?:Merge |Revert "|(?:fixup|squash|amend)! )/;

const { values } = parseArgs({ options: { since: { type: "string" }, message: { type: "string" } } });
const messages = values.message ? [readFileSync(values.message, "utf8")] : committed(values.since);
const problems = messages.flatMap(problemOf);
for (const problem of problems) console.error(problem);
process.exit(problems.length === 0 ? 0 : 1);

function problemOf(message) {
  const [subject = "", second = ""] = message.trim().split("\n");
  if (byGit.test(subject)) return [];
  const length = [...subject].length;
  if (length > longest) return [`${length} characters, and ${longest} are the most: ${subject}`];
  // In the hook, Git's own comments may follow directly.
  if (second !== "" && !second.startsWith("#")) return [`A blank line is missing after: ${subject}`];
  return [];
}

/** The messages since a commit, by default since the one that added CONTRIBUTING.md, which has the rule. */
function committed(since) {
  if (git("rev-parse", "--git-dir") === undefined) return [];
  const began = git("log", "--diff-filter=A", "--format=%H", "--", "CONTRIBUTING.md") ?? "";
  const base = since ?? began.trim().split("\n").at(-1);
  if (!base) return [];
  const log = git("log", "--no-merges", "--format=%B%x00", `${base}..HEAD`);
  if (log === undefined) throw new Error(`Git can't find the commit ${base}.`);
  return log.split("\0").filter((message) => message.trim() !== "");
}

/** Git's output. Undefined if Git fails, such as outside a repository. */
function git(...args) {
  const { status, stdout } = spawnSync("git", args, { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
  return status === 0 ? stdout : undefined;
}
