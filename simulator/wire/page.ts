import type { Params } from "../call";
import type { Stored } from "../world";
import { noSuch } from "./errors";

export type Page = { object: "list"; data: Stored[]; has_more: boolean; url: string };

/** One page of all that matches, by Stripe's rules: ids as cursors, 10 unless told. */
export function pageOf(matches: Stored[], params: Params, url: string): Page {
  const { limit = 10 } = params as { limit?: number };
  const after = cursor(matches, params.starting_after, "starting_after");
  const before = cursor(matches, params.ending_before, "ending_before");
  if (before !== undefined) {
    const start = Math.max(0, before - limit);
    return { object: "list", data: matches.slice(start, before), has_more: start > 0, url };
  }
  const start = after === undefined ? 0 : after + 1;
  const data = matches.slice(start, start + limit);
  return { object: "list", data, has_more: start + limit < matches.length, url };
}

export type SearchPage = Omit<Page, "object"> & { object: "search_result"; next_page: string | null };

/** One page of what was searched for. The token of the next page is the id that this one ends with. */
export function searchPageOf(matches: Stored[], params: Params, url: string): SearchPage {
  const { page, limit } = params;
  const { data, has_more } = pageOf(matches, { limit, starting_after: page }, url);
  const next_page = has_more ? (data.at(-1)?.id ?? null) : null;
  return { object: "search_result", data, has_more, next_page, url };
}

/** An object's place among the matches; Stripe refuses a cursor it does not know. */
function cursor(matches: Stored[], id: unknown, param: string): number | undefined {
  if (id === undefined) return undefined;
  const place = matches.findIndex((object) => object.id === id);
  if (place < 0) throw noSuch(matches[0]?.object ?? "object", String(id), param);
  return place;
}
