import { csharpSnippet } from "./server/csharp";
import { denoSnippet } from "./server/deno";
import { elixirSnippet } from "./server/elixir";
import { goSnippet } from "./server/go";
import { javaSnippet } from "./server/java";
import { expressSnippet, nextSnippet, nodeSnippet } from "./server/javascript";
import { kotlinSnippet } from "./server/kotlin";
import { otherSnippet } from "./server/other";
import { laravelSnippet, phpSnippet } from "./server/php";
import { pythonSnippets } from "./server/python";
import { railsSnippet } from "./server/ruby";
import { rustSnippet } from "./server/rust";
import type { Snippet, SnippetContext } from "./snippet";

/** The helpers in `examples`, for pages that the framework renders. They make hashes. */
const helpers: Record<string, string> = {
  laravel: "Blade component",
  django: "template tag",
  rails: "view helper",
  express: "middleware",
};

/** Code for the merchant's server, which sends the page the proof for its customer. Tests run this code. */
export function serverSnippets(context: SnippetContext): Snippet[] {
  return allSnippets(context).map((snippet) => {
    const { id, label } = snippet;
    const helper = context.proof === "hash" && helpers[id];
    if (!helper) return snippet;
    const note = `If ${label} renders your page, copy the ${helper} in examples/${id} instead: it makes the hash and shows the portal.`;
    return { ...snippet, note };
  });
}

function allSnippets(context: SnippetContext): Snippet[] {
  return [
    ...[expressSnippet, nextSnippet, nodeSnippet, denoSnippet].map((make) => make(context)),
    ...pythonSnippets(context),
    ...[railsSnippet, phpSnippet, laravelSnippet, goSnippet].map((make) => make(context)),
    ...[javaSnippet, kotlinSnippet, csharpSnippet].map((make) => make(context)),
    ...[elixirSnippet, rustSnippet, otherSnippet].map((make) => make(context)),
  ];
}
