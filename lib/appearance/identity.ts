import { z } from "zod";
import { parseUrl } from "../parse-url";
import { plainText } from "../plain-text";
import { logoCharsMax } from "./logo-size";

/** The merchant's identity in the portal: text, links, and an image. Only the merchant sets these, never a page. */

const imagePattern = /^data:image\/(png|jpeg|webp|svg\+xml);base64,[A-Za-z0-9+/]+={0,2}$/;

const isHttps = (text: string) => {
  const url = parseUrl(text);
  return url?.protocol === "https:" && url.username === "" && url.password === "";
};
const isEmail = (text: string) => z.email().safeParse(text).success;
const optional = (isGood: (text: string) => boolean) => (text: string) => text === "" || isGood(text);

const line = (max: number) => z.string().overwrite(plainText).trim().max(max, `At most ${max} characters.`);

/**
 * The image itself, not its URL: the portal's Content-Security-Policy allows no other server, and another server would
 * learn who opens the portal. An SVG in an `<img>` runs no scripts and loads nothing.
 */
export const logoField = () =>
  z
    .string()
    .max(logoCharsMax, "The image is too large. Use one of at most 32 kB.")
    .refine(
      optional((text) => imagePattern.test(text)),
      "Choose a PNG, JPEG, WebP or SVG image.",
    );

export const nameField = () => line(80);

export const linkField = () =>
  line(500).refine(optional(isHttps), "Enter an address that starts with https://.");

export const supportField = () =>
  line(500).refine(
    optional((text) => isEmail(text) || isHttps(text)),
    "Enter an email address, or a page that starts with https://.",
  );

/** The target of the link "Contact support". */
export function supportLink(address: string): string {
  return isEmail(address) ? `mailto:${address}` : address;
}
