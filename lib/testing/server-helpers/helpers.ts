import { readFileSync } from "node:fs";
import { runProgram } from "../snippets/run-snippet";
import { django } from "./django";
import { express } from "./express";
import type { Case, HelperHarness, Page } from "./helper-harness";
import { laravel } from "./laravel";
import { rails } from "./rails";

/** The helpers for servers, by the names of their folders in `examples`. */
export const serverHelpers = { laravel, django, rails, express } as const;

export type HelperName = keyof typeof serverHelpers;

/** The text of each file that a merchant copies, by its path in the example. */
export function helperFiles(name: HelperName): Record<string, string> {
  const { helper }: HelperHarness = serverHelpers[name];
  return Object.fromEntries(helper.map((file) => [file, readFileSync(`examples/${name}/${file}`, "utf8")]));
}

/** Requests the shop's page in each of the cases. Returns the pages in the same order. */
export function helperPages(name: HelperName, cases: readonly Case[]): Page[] {
  const harness: HelperHarness = serverHelpers[name];
  const files = { ...helperFiles(name), ...harness.shop };
  const { status, stdout, stderr } = runProgram({ ...harness, files }, { CASES: JSON.stringify(cases) });
  if (status !== 0) throw new Error(`${name} ended with ${status}: ${stderr || stdout}`.slice(0, 2_000));
  return JSON.parse(stdout) as Page[];
}
