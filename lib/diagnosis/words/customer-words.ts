import type { CustomerMistake } from "../mistakes";
import { otherWhatOf, whatOf, type Words } from "./explanation";

export const customerWords: Words<CustomerMistake> = {
  identity_missing: (context) => ({
    title: `No ${whatOf(context)} was sent`,
    mend: `Send the ${whatOf(context)} of the signed-in customer. The portal identifies customers by it.`,
  }),
  identity_of_other_kind: (context) => ({
    title: `${capitalized(otherWhatOf(context))} sent, ${whatOf(context)} expected`,
    mend: `The portal identifies customers by ${whatOf(context)}. Send and hash that, or change “How to identify customers” in the settings.`,
  }),
  identity_invalid: (context) => ({
    title: `This isn’t a valid ${whatOf(context)}`,
    mend: "Check what your page sends.",
  }),
  identity_white_space: (context) => ({
    title: `Whitespace around the ${whatOf(context)}`,
    mend: "Your page sends it with a space or a line break. Trim it before you send it and before you hash it.",
  }),
  identity_invisible: (context) => ({
    title: `An invisible character in the ${whatOf(context)}`,
    mend: "Your page sends an invisible character. Remove it, or type the text again.",
  }),
  identity_display_name: () => ({
    title: "A name with the email",
    mend: "Send and hash only the address, without the name and the angle brackets.",
  }),
  identity_plus: () => ({
    title: "A + became a space",
    mend: "A + in an email was lost on its way through a URL. Encode it as %2B in the link.",
  }),
  identity_escaped: (context) => ({
    title: `The ${whatOf(context)} is escaped`,
    mend: "Send and hash the plain text, before you escape it for HTML, JSON or a URL.",
  }),
};

const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
