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

/** The settings of the portal's look and of what it says of the business; part of the schema, declared alike. */
export const lookSettings = {
  preset: choice(
    "Look",
    "Preset",
    "What the portal looks like as long as you change nothing below. Your page can choose another one, and change colors, shapes and fonts, with the option appearance.",
    presets,
  ),
  brandColor: text(
    "Look",
    "Brand color",
    "The color of the main button, of links and of what is chosen. Any color will do: the portal darkens or lightens it where text would be hard to read. Leave it empty for the preset’s.",
    appearanceFields.brandColor,
    "color",
  ),
  surfaceColor: text(
    "Look",
    "Surface color",
    "The ground of cards and dialogs on light pages. It has to be nearly white.",
    appearanceFields.surfaceColor,
    "color",
  ),
  surfaceColorDark: text(
    "Look",
    "Surface color, dark",
    "The ground of cards and dialogs on dark pages. It has to be nearly black.",
    appearanceFields.surfaceColorDark,
    "color",
  ),
  textColor: text(
    "Look",
    "Text color",
    "The color of text on light pages. Second lines and borders are made from it, so its contrast with the surface has to be at least 12:1.",
    appearanceFields.textColor,
    "color",
  ),
  textColorDark: text(
    "Look",
    "Text color, dark",
    "The color of text on dark pages. Its contrast with the surface has to be at least 12:1.",
    appearanceFields.textColorDark,
    "color",
  ),
  radius: text(
    "Look",
    "Corner radius",
    "How round the corners of cards are, in pixels from 0 to 20. Buttons and fields follow. Leave it empty for the preset’s.",
    appearanceFields.radius,
  ),
  density: choice(
    "Look",
    "Density",
    "How much space there is between things. Buttons stay large enough to tap.",
    densities,
  ),
  textSize: choice("Look", "Text size", "The size of ordinary text. Headings and prices follow.", textSizes),
  font: choice(
    "Look",
    "Font",
    "Inter and the open fonts in this list come with the portal. The font of your page is used if it is one of these, or installed on the customer’s device. Other web fonts of your site aren’t loaded.",
    fonts,
  ),
  scheme: choice(
    "Look",
    "Light or dark",
    "By default the portal is light on a light page and dark on a dark one. A portal that is always dark paints its own ground on a light page.",
    schemes,
  ),
  align: choice(
    "Look",
    "Alignment",
    "Where the portal stands in a column that is wider than 672 pixels.",
    alignments,
  ),
  businessName: text(
    "Business",
    "Business name",
    "How customers know you. Shown beside your logo and in the link to your support.",
    nameField(),
  ),
  logo: text(
    "Business",
    "Logo",
    "Shown where the portal stands alone in its window, not inside of your page. At most 32 kB.",
    logoField(),
    "image",
  ),
  logoDark: text(
    "Business",
    "Logo on dark pages",
    "Used instead of the logo where the portal is dark. At most 32 kB.",
    logoField(),
    "image",
  ),
  supportAddress: text(
    "Business",
    "Support",
    "An email address, or the address of a page, for customers who need help. Linked at the foot of the portal.",
    supportField(),
  ),
  termsUrl: text(
    "Business",
    "Terms",
    "The address of your terms. Linked at the foot of the portal.",
    linkField(),
  ),
  privacyUrl: text(
    "Business",
    "Privacy policy",
    "The address of your privacy policy. Linked at the foot of the portal.",
    linkField(),
  ),
  poweredBy: toggle(
    "Business",
    "Show “Powered by Portico”",
    "A line of small text at the foot of the portal.",
    { on: true },
  ),
};
