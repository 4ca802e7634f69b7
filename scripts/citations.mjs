/**
 * Refuses comments, test titles and documents that refer to something missing: a file that has moved, a decision that
 * doesn't exist, or a document or numbered case from another project. Also refuses comments in which a sentence begins
 * with "Who" or "What" (docs/voice.md, rule 6): such sentences read like riddles.
 */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const rooms = "app|bench|components|docs|e2e|lib|oracle|plugins|prisma|public|scripts|simulator";
/** Files that are built or written at run time. */
const madeLater = [
  "public/embed/v1.js",
  "public/embed/v1-help.js",
  "simulator/schema/derived.json",
  "lib/db/generated",
];
const skipped =
  /^(node_modules|\.git|\.next.*|\.data.*|dist|generated|recordings|test-results|playwright-report)$/;

const files = filesUnder(".");
const folders = new Set(files.flatMap(foldersOf));
const known = new Set([...files, ...folders, ...madeLater]);
const names = new Set(files.map((file) => path.basename(file)));

/** The forms of a reference, each with its check. The first group of the pattern is looked up. */
const references = [
  {
    form: new RegExp(`(?<![\\w/.@-])((?:${rooms})/(?:[\\w./-]|\\[\\w+\\])*(?:\\w|\\[\\w+\\]))`, "g"),
    exists: isPath,
  },
  { form: /(?<![\w/.@*-])([\w-]+\.(?:test\.)?(?:tsx?|mjs|prisma|md))\b/g, exists: (name) => names.has(name) },
  { form: /\b[Dd]ecision (0\d{3})\b/g, exists: (number) => isPath(`docs/decisions/${number}`) },
  // A section of a document, as a name in capitals and a number (WCAG is exempt, because it is published),
  // and a case in a list, as letters and a number.
  { form: /\b((?!WCAG )[A-Z]{3,} \d+\.\d+)\b/g, exists: () => false },
  { form: /\(([A-Z]{1,2}\d{2,3})\)/g, exists: () => false },
];

/** A text in a test that begins like a case in a list, such as "A1: " or "A1 and A2: ": a title, or a row of titles. */
const caseNumber = /["'`]([A-Z]{1,2}\d{1,3})(?: and [A-Z]{1,2}\d{1,3})*: /;

const riddle = /(?:^|[.!?] )(Who|Whoever|Whom|Whose|What|Whatever)\b/;
/** Exempt from this rule: prose, and migrations, which can't be changed once they have been applied. */
const mayRiddle = /\.md$|^prisma\/migrations\//;

const faults = files.filter((file) => /\.([cm]?[jt]sx?|css|md|prisma|sql|yml)$/.test(file)).flatMap(faultsIn);
for (const line of faults) console.error(line);
if (faults.length > 0) process.exit(1);
console.log(`citations: ${files.length} files, all references exist`);

function faultsIn(file) {
  return readFileSync(file, "utf8")
    .split("\n")
    .flatMap((line, i) => [
      ...citedIn(file, line).map((cited) => `${file}:${i + 1} refers to ${cited}, which is not here`),
      ...riddlesIn(file, line).map((word) => `${file}:${i + 1} begins a sentence with "${word}"`),
    ]);
}

function riddlesIn(file, line) {
  const found = !mayRiddle.test(file) && riddle.exec(commentIn(line));
  return found ? [found[1]] : [];
}

function citedIn(file, line) {
  const words = wordsOf(file, line);
  const cited = references.flatMap(({ form, exists }) =>
    [...words.matchAll(form)].map((match) => match[1]).filter((one) => !exists(one)),
  );
  const number = /\.(test|spec)\.tsx?$/.test(file) && caseNumber.exec(line);
  return number ? [...cited, number[1]] : cited;
}

/** The part of a line for human readers: a comment, a test title, or the whole line of a document. */
function wordsOf(file, line) {
  if (file.endsWith(".md")) return line.replace(/https?:\/\/\S+/g, "");
  const title = /\b(?:it|test|describe)(?:\.\w+)*\(\s*["'`](.*)/.exec(line);
  return [commentIn(line), title?.[1]].join(" ").replace(/https?:\/\/\S+/g, "");
}

function commentIn(line) {
  const comment = /^\s*(?:\{?\/\*+|\*|\/\/+|--|#)(.*)|\s\/\/ (.*)|\/\*\*? (.*)/.exec(line);
  return (comment?.slice(1).find(Boolean) ?? "").trim();
}

/** Whether a path exists. Comments write paths in full, without the extension, or as the number of a decision. */
function isPath(cited) {
  const ends = ["", ".ts", ".tsx", ".mjs"];
  return ends.some((end) => known.has(cited + end)) || files.some((file) => file.startsWith(`${cited}-`));
}

function filesUnder(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (skipped.test(entry.name)) return [];
    const file = path.posix.join(folder, entry.name);
    return entry.isDirectory() ? filesUnder(file) : [file];
  });
}

function foldersOf(file) {
  const folder = path.posix.dirname(file);
  return folder === "." ? [] : [folder, ...foldersOf(folder)];
}
