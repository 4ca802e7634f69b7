import type { Params } from "../call";
import type { Stored } from "../world";
import { noSuch } from "./no-such";

export type Page = { object: "list"; data: Stored[]; has_more: boolean; url: string };

/** A list's URL, and the type of its objects, which refusals mention. */
export type ListDescription = { url: string; type: string };

/** One page of the matches, by Stripe's rules: IDs as cursors, 10 objects by default. */
export function pageOf(matches: Stored[], params: Params, { url, type }: ListDescription): Page {
  const { limit = 10 } = params as { limit?: number };
  const after = cursorIndex(matches, params.starting_after, { type, param: "starting_after" });
  const before = cursorIndex(matches, params.ending_before, { type, param: "ending_before" });
  if (before !== undefined) {
    const start = Math.max(0, before - limit);
    return { object: "list", data: matches.slice(start, before), has_more: start > 0, url };
  }
  const start = after === undefined ? 0 : after + 1;
  const data = matches.slice(start, start + limit);
  return { object: "list", data, has_more: start + limit < matches.length, url };
}

export type SearchPage = Omit<Page, "object"> & { object: "search_result"; next_page: string | null };

/** One page of search results. The token for the next page is the last ID on this page. */
export function searchPageOf(matches: Stored[], params: Params, listed: ListDescription): SearchPage {
  const { page, limit } = params;
  const { data, has_more } = pageOf(matches, { limit, starting_after: page }, listed);
  const next_page = has_more ? (data.at(-1)?.id ?? null) : null;
  return { object: "search_result", data, has_more, next_page, url: listed.url };
}

/** The index of a cursor among the matches. Throws Stripe's refusal if no match has this ID. */
function cursorIndex(
  matches: Stored[],
  id: unknown,
  { type, param }: { type: string; param: string },
): number | undefined {
  if (id === undefined) return undefined;
  const place = matches.findIndex((object) => object.id === id);
  if (place < 0) throw noSuch(type, String(id), param);
  return place;
}
