import { describeSettings, portalSettings } from "@/lib/settings/schema";
import { newKeyUrl, permissionsFor, stripePermissions } from "./permissions";

const toggles = describeSettings().filter(({ control }) => control === "toggle");
const everything = portalSettings.parse(Object.fromEntries(toggles.map(({ name }) => [name, true])));

const whole = [
  ...["customer_write", "subscription_write", "invoice_write", "payment_method_write"],
  ...["payment_intent_read", "charge_read", "dispute_read", "product_read", "plan_read", "coupon_read"],
  ...["setup_intent_write", "checkout_session_write", "tax_id_write", "promotion_code_read"],
];

describe.each([
  ["test", "https://dashboard.stripe.com/test/apikeys/create"],
  ["live", "https://dashboard.stripe.com/apikeys/create"],
] as const)("the link to a new key of %s mode", (mode, page) => {
  const read = (...settings: Parameters<typeof permissionsFor>) => {
    const url = new URL(newKeyUrl(mode, permissionsFor(...settings)));
    return { url, rights: url.searchParams.getAll("permissions[]") };
  };

  it("opens Stripe's own page for one, and fills in only the name and the permissions", () => {
    const { url } = read(everything);
    expect(url.origin + url.pathname).toBe(page);
    expect(url.searchParams.getAll("name")).toEqual(["Portico"]);
    expect(new Set(url.searchParams.keys())).toEqual(new Set(["name", "permissions[]"]));
  });

  it("asks for each permission once, at the highest level that any portal needs", () => {
    const minimum = stripePermissions.map(({ id, level }) => `rak_${id}_${level.toLowerCase()}`);
    expect(read(portalSettings.parse({})).rights).toEqual(minimum);
    const all = whole.map((right) => `rak_${right}`);
    expect(read(everything).rights.sort()).toEqual([...all].sort());
    expect(read(portalSettings.parse({}), everything).rights.sort()).toEqual([...all].sort());
  });
});
