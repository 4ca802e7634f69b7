import "server-only";
import { createCssVariablesTheme, createHighlighterCore, type HighlighterCore } from "shiki/core";
import { createJavaScriptRegexEngine } from "shiki/engine/javascript";
import type { CodeLanguage } from "./snippets/snippet";

/** The kind of a piece of code, which decides its color. Ordinary code has none. */
export type CodeKind = "keyword" | "string" | "function" | "constant" | "comment" | "tag";

export type CodePiece = { text: string; kind?: CodeKind };

const theme = createCssVariablesTheme({ name: "portico", variablePrefix: "--" });

const kinds: Record<string, CodeKind> = {
  "var(--token-keyword)": "keyword",
  "var(--token-string)": "string",
  "var(--token-string-expression)": "string",
  "var(--token-link)": "string",
  "var(--token-function)": "function",
  "var(--token-constant)": "constant",
  "var(--token-parameter)": "constant",
  "var(--token-comment)": "comment",
};

const grammars: Record<CodeLanguage, () => Promise<unknown>> = {
  javascript: () => import("shiki/langs/javascript.mjs"),
  typescript: () => import("shiki/langs/typescript.mjs"),
  tsx: () => import("shiki/langs/tsx.mjs"),
  vue: () => import("shiki/langs/vue.mjs"),
  svelte: () => import("shiki/langs/svelte.mjs"),
  html: () => import("shiki/langs/html.mjs"),
  python: () => import("shiki/langs/python.mjs"),
  ruby: () => import("shiki/langs/ruby.mjs"),
  php: () => import("shiki/langs/php.mjs"),
  go: () => import("shiki/langs/go.mjs"),
  java: () => import("shiki/langs/java.mjs"),
  kotlin: () => import("shiki/langs/kotlin.mjs"),
  csharp: () => import("shiki/langs/csharp.mjs"),
  elixir: () => import("shiki/langs/elixir.mjs"),
  rust: () => import("shiki/langs/rust.mjs"),
  shellscript: () => import("shiki/langs/shellscript.mjs"),
};

// Next evaluates this module once per bundle. They share one highlighter, so that each grammar is loaded only once.
const shared = globalThis as { porticoHighlighter?: Promise<HighlighterCore> };

/**
 * The lines of the code, in pieces with their kind, for `HighlightedCode`. Our Content-Security-Policy refuses the inline
 * styles that Shiki's own HTML has.
 */
export async function highlight(code: string, language: CodeLanguage): Promise<CodePiece[][]> {
  const highlighter = await (shared.porticoHighlighter ??= createHighlighterCore({
    themes: [theme],
    engine: createJavaScriptRegexEngine({ forgiving: true }),
  }));
  if (!highlighter.getLoadedLanguages().includes(language))
    await highlighter.loadLanguage((await grammars[language]()) as never);
  // Without a time limit, because on a busy machine the default would leave the end of a long line without colors.
  const options = { lang: language, theme: "portico", tokenizeTimeLimit: 0 };
  const lines = highlighter.codeToTokensBase(code.trimEnd(), options);
  return lines.map((line) =>
    line.map(({ content, color = "" }) => {
      const kind = kinds[color];
      return kind ? { text: content, kind } : { text: content };
    }),
  );
}
