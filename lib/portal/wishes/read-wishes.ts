import { readOwnTexts } from "../../i18n/own-texts";
import { readPageOptions } from "../visit/page-options";
import {
  otherPaths,
  pathsWithoutEffect,
  wishFields,
  type WishName,
  wishPaths,
  type WishValues,
} from "./wish-fields";

/**
 * The wishes of a page in the form that a visit stores, and the names of the wishes without an effect. The `unknown`
 * names don't exist. The `ignored` wishes do nothing here or have an unusable value.
 */
export type PageWishes = WishValues & { unknown?: string[]; ignored?: string[] };

type Sent = Record<string, unknown>;

/** Reads the loader's options. No mistake in them prevents a visit. */
export function readWishes(sent: Sent | undefined): PageWishes | null {
  if (!sent) return null;
  const wishes: Sent = {};
  const ignored: string[] = pathsWithoutEffect.filter((path) => isGiven(valueAt(sent, path)));
  ignored.push(...misusesOfOptions(sent), ...readOwnTexts(sent.texts).refused.map((key) => `texts.${key}`));
  for (const name of Object.keys(wishFields) as WishName[]) {
    const value = valueAt(sent, wishPaths[name]);
    if (!isGiven(value)) continue;
    const parsed = wishFields[name].safeParse(value);
    if (parsed.success) wishes[name] = parsed.data;
    else ignored.push(wishPaths[name]);
  }
  const names = { unknown: unknownNames(sent), ignored: ignored.filter(isPrintable).slice(0, namesMax) };
  const told = Object.entries(names).filter(([, list]) => list.length > 0);
  const all = { ...wishes, ...Object.fromEntries(told) };
  return Object.keys(all).length > 0 ? all : null;
}

/** Raise this number when the format of a wish changes. Wishes that another version stored are then ignored. */
const storedAs = 1;

/** The wishes in the format that a ticket and its visit store. */
export const storedWishes = (wishes: PageWishes | null) => wishes && { version: storedAs, wishes };

/** Reads stored wishes. Another version of this software may have stored them. */
export function wishesOf(stored: unknown): PageWishes {
  const isOurs = isObject(stored) && stored.version === storedAs && isObject(stored.wishes);
  return isOurs ? (stored.wishes as PageWishes) : {};
}

/** Returns `sections` and `open` if their values can't be used. page-options.ts reads both. */
function misusesOfOptions(sent: Sent): string[] {
  const { sections, open } = readPageOptions(sent);
  const wanted = isGiven(sent.sections) ? [sent.sections].flat() : [];
  return [
    ...(wanted.length > (sections?.length ?? 0) ? ["sections"] : []),
    ...(isGiven(sent.open) && !open ? ["open"] : []),
  ];
}

const isObject = (value: unknown): value is Sent =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A value that a template left empty doesn't count as a wish. */
const isGiven = (value: unknown) => value !== undefined && value !== null && value !== "";

const valueAt = (sent: Sent, path: string): unknown =>
  path
    .split(".")
    .reduce<unknown>((at, name) => (isObject(at) && Object.hasOwn(at, name) ? at[name] : undefined), sent);

const knownPaths: readonly string[] = [...Object.values(wishPaths), ...otherPaths, ...pathsWithoutEffect];
/** Names in these groups are read elsewhere: the portal's look, and languages. */
const openGroups = ["theme", "i18n"];
const namesMax = 20;
/** True if a name can be printed in the console, which an email address must not be. */
const isPrintable = (path: string) => /^[A-Za-z][\w.]{0,59}$/.test(path);

function unknownNames(sent: Sent, at = ""): string[] {
  const found = Object.entries(sent).flatMap(([name, value]) => {
    const path = `${at}${name}`;
    if (knownPaths.includes(path) || openGroups.includes(path)) return [];
    const isGroup = knownPaths.some((known) => known.startsWith(`${path}.`));
    return isGroup && isObject(value) ? unknownNames(value, `${path}.`) : [path];
  });
  return found.filter(isPrintable).slice(0, namesMax);
}
