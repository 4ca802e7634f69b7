import { hostedFonts, sheetOf } from "@/lib/appearance/hosted-fonts";
import { expect, test } from "./support/fixtures";

const text =
  "Your plan renews on 24 December 2026 for $49.00 per month. Payment method Visa ending in 4242, next invoice, " +
  "billing details, change plan, cancel plan, show more invoices, paid";

// Every page loads Inter, so it needs no style sheet here.
const names = ["Inter", ...Object.values(hostedFonts)];

test("each hosted font and its fallback have the same width, height and baseline", async ({ page }) => {
  await page.goto("/docs");
  for (const font of Object.keys(hostedFonts) as (keyof typeof hostedFonts)[])
    await page.addStyleTag({ url: sheetOf(font) });
  for (const name of names)
    for (const weight of [400, 600]) {
      const measured = await page.evaluate(
        async ({ name, weight, text }) => {
          const line = document.createElement("div");
          line.style.cssText = `position:absolute;white-space:nowrap;line-height:normal;font-size:15px;font-weight:${weight}`;
          const mark = document.createElement("span");
          line.append(text, mark);
          mark.style.cssText = "display:inline-block;width:0;height:0";
          document.body.append(line);
          const measure = async (family: string) => {
            const loaded = await document.fonts.load(`${weight} 15px "${family}"`, text);
            line.style.fontFamily = `"${family}"`;
            const { width, height, top } = line.getBoundingClientRect();
            return {
              isThere: loaded.length > 0,
              width,
              height,
              baseline: mark.getBoundingClientRect().bottom - top,
            };
          };
          const [own, fallback] = [await measure(`${name} Variable`), await measure(`${name} Fallback`)];
          line.remove();
          return { own, fallback };
        },
        { name, weight, text },
      );
      const { own, fallback } = measured;
      const where = `${name} ${weight}`;
      expect({ where, isThere: own.isThere && fallback.isThere }).toEqual({ where, isThere: true });
      const off = {
        widthPercent: Math.abs(fallback.width / own.width - 1) * 100 > 0.5,
        heightPx: Math.abs(fallback.height - own.height) > 1,
        baselinePx: Math.abs(fallback.baseline - own.baseline) > 1,
      };
      expect({ where, measured, off }).toMatchObject({
        off: { widthPercent: false, heightPx: false, baselinePx: false },
      });
    }
});
