import { readdirSync, readFileSync } from "node:fs";

const folder = "docs/recipes";

export const recipePages = readdirSync(folder)
  .filter((name) => name !== "README.md")
  .map((name) => name.replace(/\.md$/, ""));

export const readPage = (name: string) => readFileSync(`${folder}/${name}.md`, "utf8");

export type CodeBlock = {
  language: string;
  code: string;
  /** The file in the repository that the line above names. */
  file: string | undefined;
  /** The heading of its section. */
  section: string;
};

/** The code blocks of a page, as its readers copy them. */
export function codeBlocks(page: string): CodeBlock[] {
  const text = readPage(page);
  return [...text.matchAll(/(?:^`([\w./-]+)`:\n\n)?^```(\w+)\n([\s\S]*?)^```$/gm)].map((match) => {
    const [, file, language = "", code = ""] = match;
    const section =
      text
        .slice(0, match.index)
        .match(/^## (.*)$/gm)
        ?.at(-1)
        ?.slice(3) ?? "";
    return { language, code, file, section };
  });
}

/** The last code block of the section in this language. */
export function codeIn(page: string, section: string, language: string): string {
  const block = codeBlocks(page).findLast((each) => each.section === section && each.language === language);
  if (!block) throw new Error(`docs/recipes/${page}.md has no ${language} in its section ${section}.`);
  return block.code;
}

/** Replaces the placeholders of a page's code with the merchant's values, and fails if others remain. */
export function filledIn(code: string, values: { functionUrl: string; portalId: string }): string {
  const filled = code
    .replaceAll("https://YOUR-FUNCTION/", values.functionUrl)
    .replaceAll("YOUR-PORTAL-ID", values.portalId)
    .replaceAll("YOUR-PORTICO", "billing.example.com")
    .replaceAll("YOUR-COMPANY.outseta.com", "lumen.outseta.com");
  const left = /YOUR-\w+/.exec(filled);
  if (left) throw new Error(`Nothing replaces ${left[0]}.`);
  return filled;
}
