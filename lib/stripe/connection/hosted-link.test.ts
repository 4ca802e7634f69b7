import { checkoutLink, hostedLink } from "./hosted-link";

beforeAll(() =>
  Object.assign(process.env, {
    APP_URL: "http://127.0.0.1:3000",
    NEXTAUTH_SECRET: "correct horse battery staple, and a few words more",
    SEALING_KEYS: `v1:${Buffer.from("0123456789abcdefghijklmnopqrstuv").toString("base64")}`,
    STRIPE_API_BASE: "http://127.0.0.1:12111",
  }),
);

it.each([
  "https://invoice.stripe.com/i/acct_1/test_abc?s=ap",
  "https://pay.stripe.com/invoice/acct_1/pdf",
  "https://pay.stripe.com/receipts/acct_1/ch_1",
  "http://127.0.0.1:12111/_hosted/invoice/in_1",
])("accepts %s as a Stripe page", (address) => {
  expect(hostedLink(address)).toBe(address);
});

it.each([
  null,
  undefined,
  "",
  "javascript:alert(1)",
  "data:text/html,hello",
  "http://invoice.stripe.com/i/1",
  "https://stripe.com.evil.example/i/1",
  "https://evilstripe.com/i/1",
  "https://invoice.stripe.com@evil.example/",
  "https://evil.example/?https://invoice.stripe.com",
  "//invoice.stripe.com/i/1",
  "/i/1",
  "http://127.0.0.1:12112/_hosted/invoice/in_1",
])("refuses %s as a Stripe page", (address) => {
  expect(hostedLink(address)).toBeNull();
});

const id = "cs_test_a1";

it.each([
  "https://checkout.stripe.com/c/pay/cs_test_a1#fid",
  "https://pay.shop.example/c/pay/cs_test_a1",
  "http://127.0.0.1:12111/_hosted/checkout/cs_test_a1",
])("accepts %s as the page of a Checkout Session", (url) => {
  expect(checkoutLink({ id, url })).toBe(url);
});

it.each([
  null,
  "https://evil.example",
  "https://evil.example/c/pay/cs_test_other",
  "https://evil.example/?cs_test_a1",
  "https://evil.example:8443/c/pay/cs_test_a1",
  "https://checkout.stripe.com@evil.example/c/pay/cs_test_a1",
  "http://pay.shop.example/c/pay/cs_test_a1",
  "javascript:alert(1)//cs_test_a1",
])("refuses %s as the page of a Checkout Session", (url) => {
  expect(checkoutLink({ id, url })).toBeNull();
});
