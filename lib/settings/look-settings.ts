import {
  alignments,
  appearanceFields,
  densities,
  fonts,
  presets,
  schemes,
  textSizes,
} from "../appearance/appearance";
import { linkField, logoField, nameField, supportField } from "../appearance/identity";
import { choice, text, toggle } from "./describe";

/** The settings for the portal's look and for its texts about the business. They are part of the schema. */
export const lookSettings = {
  preset: choice(
    {
      group: "Look",
      title: "Preset",
      line: "A finished look to start from.",
      more: "Your page can choose another preset and change colors, shapes and fonts with the appearance option.",
    },
    presets,
  ),
  brandColor: text(
    {
      group: "Look",
      title: "Brand color",
      line: "The main button, links and selected items. Leave it empty to use the preset’s.",
      more: "Any color works: the portal darkens or lightens it where text would be hard to read.",
    },
    appearanceFields.brandColor,
    "color",
  ),
  surfaceColor: text(
    {
      group: "Look",
      title: "Surface color",
      line: "Cards and dialogs on light pages. It must be nearly white.",
    },
    appearanceFields.surfaceColor,
    "color",
  ),
  surfaceColorDark: text(
    {
      group: "Look",
      title: "Surface color, dark",
      line: "Cards and dialogs on dark pages. It must be nearly black.",
    },
    appearanceFields.surfaceColorDark,
    "color",
  ),
  textColor: text(
    {
      group: "Look",
      title: "Text color",
      line: "Text on light pages. Secondary text and borders are derived from it.",
      more: "Its contrast with the surface has to be at least 12:1.",
    },
    appearanceFields.textColor,
    "color",
  ),
  textColorDark: text(
    {
      group: "Look",
      title: "Text color, dark",
      line: "Text on dark pages. Secondary text and borders are derived from it.",
      more: "Its contrast with the surface has to be at least 12:1.",
    },
    appearanceFields.textColorDark,
    "color",
  ),
  radius: text(
    {
      group: "Look",
      title: "Corner radius",
      line: "How round cards are, in pixels from 0 to 20. Buttons and fields follow.",
    },
    appearanceFields.radius,
    "number",
  ),
  density: choice(
    { group: "Look", title: "Density", line: "Space between elements. Buttons stay large enough to tap." },
    densities,
  ),
  textSize: choice(
    { group: "Look", title: "Text size", line: "The size of ordinary text. Headings and prices follow." },
    textSizes,
  ),
  font: choice(
    {
      group: "Look",
      title: "Font",
      line: "Inter and the open fonts in this list come with the portal.",
      more: "Your page’s font is used if it’s one of these, or installed on the customer’s device. Other web fonts of your site aren’t loaded.",
    },
    fonts,
  ),
  scheme: choice(
    {
      group: "Look",
      title: "Light or dark",
      line: "By default the portal is light on a light page and dark on a dark one.",
      more: "A portal that is always dark draws its own background on a light page.",
    },
    schemes,
  ),
  align: choice(
    {
      group: "Look",
      title: "Alignment",
      line: "Where the portal is in a column wider than 672 pixels.",
      more: "Start is the left, or the right in right-to-left languages.",
    },
    alignments,
  ),
  businessName: text(
    {
      group: "Business",
      title: "Business name",
      line: "Shown beside your logo and in the link to your support.",
    },
    nameField(),
  ),
  logo: text(
    {
      group: "Business",
      title: "Logo",
      line: "Shown where the portal has a window to itself, not inside your page. At most 32 kB.",
    },
    logoField(),
    "image",
  ),
  logoDark: text(
    {
      group: "Business",
      title: "Logo on dark pages",
      line: "Used instead of the logo where the portal is dark. At most 32 kB.",
    },
    logoField(),
    "image",
  ),
  supportAddress: text(
    {
      group: "Business",
      title: "Support",
      line: "An email address or a page for customers who need help, linked below the portal.",
    },
    supportField(),
  ),
  termsUrl: text(
    { group: "Business", title: "Terms", line: "The address of your terms, linked below the portal." },
    linkField(),
  ),
  privacyUrl: text(
    {
      group: "Business",
      title: "Privacy policy",
      line: "The address of your privacy policy, linked below the portal.",
    },
    linkField(),
  ),
  poweredBy: toggle(
    {
      group: "Business",
      title: "Show “Powered by Portico”",
      line: "A line of small text below the portal.",
    },
    { on: true },
  ),
};
