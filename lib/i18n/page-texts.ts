import type { SentenceKey } from "./english/english";
import { page } from "./english/page";
import type { Say } from "./say";

type PageKey = keyof typeof page;
type NameOf<Key> = Key extends `page.${infer Name}` ? Name : never;

/** The labels the browser needs, by name: `text.changePlan` is the text "page.changePlan". */
export type PageTexts = Record<NameOf<PageKey>, string>;

const keys = Object.keys(page) as (PageKey & SentenceKey)[];

export function pageTexts(say: Say): PageTexts {
  return Object.fromEntries(keys.map((key) => [key.slice("page.".length), say(key)])) as PageTexts;
}
