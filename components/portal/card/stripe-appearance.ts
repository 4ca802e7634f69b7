import type { Appearance } from "@stripe/stripe-js";

/**
 * The portal's colors and type for Stripe's form, because our style sheet can't reach Stripe's iframe. `own` are the
 * variables that the merchant's page sets.
 */
export function stripeAppearance(own: Appearance["variables"] = {}): Appearance {
  const probe = document.createElement("span");
  (document.querySelector("[data-preset]") ?? document.body).append(probe);
  const color = (name: string) => toHex(computed(probe, "color", `var(--color-${name})`));
  const appearance: Appearance = {
    theme: "flat",
    variables: {
      colorPrimary: color("accent-text"),
      colorBackground: color("surface"),
      colorText: color("ink"),
      colorTextSecondary: color("muted"),
      colorTextPlaceholder: color("faint"),
      colorDanger: color("danger"),
      fontFamily: getComputedStyle(probe).fontFamily,
      fontSizeBase: "16px",
      borderRadius: computed(probe, "borderTopLeftRadius", "var(--radius-md)"),
      ...own,
    },
    rules: {
      ".Input": { border: `1px solid ${color("line-strong")}`, backgroundColor: color("surface") },
      ".Input:focus": { outline: `2px solid ${color("accent-text")}`, outlineOffset: "0" },
    },
  };
  probe.remove();
  return appearance;
}

/** Resolves `var()`, `calc()` and `light-dark()` by applying the value to an element on the page. */
function computed(probe: HTMLElement, property: "color" | "borderTopLeftRadius", value: string): string {
  probe.style[property] = value;
  return getComputedStyle(probe)[property];
}

/** Converts a color to hex, because Stripe doesn't parse newer color notations. Reads the numbers from a canvas pixel. */
function toHex(color: string): string {
  const canvas = document.createElement("canvas").getContext("2d");
  if (!canvas) return "#000000";
  canvas.fillStyle = color;
  canvas.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data;
  return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}
