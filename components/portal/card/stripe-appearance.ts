import type { Appearance } from "@stripe/stripe-js";

/** The portal's colors and type for Stripe's form, whose own iframe our style sheet can't reach. */
export function stripeAppearance(): Appearance {
  const styles = getComputedStyle(document.documentElement);
  const color = (name: string) => toHex(styles.getPropertyValue(`--color-${name}`));
  return {
    theme: "flat",
    variables: {
      colorPrimary: color("accent"),
      colorBackground: color("surface"),
      colorText: color("ink"),
      colorTextSecondary: color("muted"),
      colorTextPlaceholder: color("faint"),
      colorDanger: color("danger"),
      fontFamily: "Inter, system-ui, sans-serif",
      fontSizeBase: "16px",
      borderRadius: styles.getPropertyValue("--radius-md").trim() || "6px",
    },
    rules: {
      ".Input": { border: `1px solid ${color("line-strong")}`, backgroundColor: color("surface") },
      ".Input:focus": { outline: `2px solid ${color("accent")}`, outlineOffset: "0" },
    },
  };
}

/**
 * Converts a color to hex, because Stripe doesn't parse newer color notations. The browser computes it: an
 * element on the page resolves `light-dark()`, and a canvas pixel gives the numbers.
 */
function toHex(value: string): string {
  const probe = document.createElement("span");
  probe.style.color = value;
  document.body.append(probe);
  const computed = getComputedStyle(probe).color;
  probe.remove();
  const canvas = document.createElement("canvas").getContext("2d");
  if (!canvas) return "#000000";
  canvas.fillStyle = computed;
  canvas.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data;
  return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}
