import { elixir, go, java, rust } from "./compiled";
import type { Harness } from "./harness";
import { deno, express, nextjs, node } from "./javascript";
import { laravel } from "./laravel";
import { django, fastapi, flask, other, php, rails } from "./scripting";

/** Harnesses by snippet ID. Snippets without a harness aren't run. */
export const harnesses: Readonly<Record<string, Harness>> = {
  ...{ node, express, nextjs, deno, django, flask, fastapi, rails, php, laravel },
  ...{ go, java, elixir, rust, other },
};
