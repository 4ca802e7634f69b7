import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

const root = path.join(__dirname, "../..");
/** The places of all texts that members and visitors read. The portal's texts, in lib/i18n, have their own test. */
const places = [
  ...["app/page.tsx", "app/error.tsx", "app/global-error.tsx", "app/not-found.tsx"],
  ...["app/dashboard", "app/docs", "app/sign-in", "app/sign-up"],
  ...["components/dashboard", "components/docs", "components/ui", "components/visitor"],
  ...["lib/appearance", "lib/diagnosis", "lib/merchant", "lib/settings", "lib/stripe/keys", "lib/embed/docs"],
];

/** Docs for developers may speak of origins. */
const technical = /^(app\/docs|lib\/embed\/docs)/;

const avoided: [phrase: RegExp, instead: string, notIn?: RegExp][] = [
  [/\w'(?:s|t|re|ve|ll)\b/, "’"],
  [/\b(?:can ?not|(?:do|does|did|is|are|was|were|could|would) not)\b/i, "a contraction"],
  [/\bsomebody\b/i, "someone"],
  [/\bat once\b/i, "immediately"],
  [/\bwhite space\b/i, "whitespace"],
  [/\b(?:discount|coupon) code\b/i, "promo code"],
  [/\bbilling interval\b/i, "billing period"],
  [/\bretired?\b/i, "revoked"],
  [/(?:^|[a-z] )origins?\b/, "site", technical],
  [/\bno longer accepts|\b(?:doesn’t|didn’t|isn’t) answer(?:ing)?\b|\bout of reach\b/, "isn’t responding"],
  [/Stripe (?:isn’t responding|rejected your key)/, "the words of lib/problem-words", technical],
  [/^Nothing was saved\.$/, "a way out: Fix the highlighted fields."],
  [/\bon our side\b/i, "Something went wrong on our end."],
];

/** Everything under a folder, or the file itself. */
function filesIn(place: string): string[] {
  if (/\.tsx?$/.test(place)) return [place];
  return readdirSync(path.join(root, place), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith(".test.ts"))
    .map((name) => `${place}/${name}`);
}

/** The sentences and phrases of a file: its strings and JSX texts that contain a space, without those for the log. */
function textsIn(file: string): string[] {
  const source = ts.createSourceFile(
    file,
    readFileSync(path.join(root, file), "utf8"),
    ts.ScriptTarget.Latest,
    true,
  );
  const texts: string[] = [];
  function visit(node: ts.Node): void {
    if (
      ts.isCallExpression(node) &&
      /^(?:log\.\w+|consumeLimit|console\.\w+)$/.test(node.expression.getText())
    )
      return;
    if (ts.isJsxText(node) || ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || isRest(node))
      texts.push(node.text.replace(/\s+/g, " ").trim());
    ts.forEachChild(node, visit);
  }
  visit(source);
  return texts.filter((text) => text.includes(" "));
}

const isRest = (node: ts.Node) => ts.isTemplateMiddle(node) || ts.isTemplateTail(node);

const texts = places.flatMap(filesIn).flatMap((file) => textsIn(file).map((text) => ({ file, text })));

it("this test reads the dashboard's texts", () => {
  expect(texts.length).toBeGreaterThan(900);
  expect(texts.map(({ text }) => text)).toContain("Someone else is changing these settings. Try again.");
});

const rows = avoided.map(([phrase, instead, notIn]) => ({ phrase, instead, notIn }));
it.each(rows)("the dashboard never says $phrase; instead: $instead", ({ phrase, notIn }) => {
  const found = texts.filter(({ file, text }) => phrase.test(text) && !notIn?.test(file));
  expect(found).toEqual([]);
});
