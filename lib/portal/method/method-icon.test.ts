import { methodKinds } from "../../stripe/methods/method-kinds";
import { iconOf } from "./method-icon";

const cardOf = (brand: string) => ({ brand, last4: "4242", expiryMonth: 4, expiryYear: 2030, wallet: null });
const ofBrand = (brand: string) => iconOf({ type: "card", card: cardOf(brand) });
const ofType = (type: string) => iconOf({ type, card: null });

it.each([
  ["visa", "VISA"],
  ["amex", "AMEX"],
  ["american_express", "AMEX"],
  ["cartes_bancaires", "CB"],
  ["discover", "DISC"],
  ["jcb", "JCB"],
  ["unionpay", "UP"],
  ["union_pay", "UP"],
])("shows the letters of a %s card", (brand, letters) => {
  expect(ofBrand(brand)).toEqual({ letters });
});

it.each([
  ["sepa_debit", "SEPA"],
  ["us_bank_account", "ACH"],
  ["bacs_debit", "BACS"],
  ["paypal", "PP"],
  ["link", "link"],
])("shows the letters of %s", (type, letters) => {
  expect(ofType(type)).toEqual({ letters });
});

it("draws Mastercard's circles, and a generic card for brands without letters", () => {
  const plain = ofBrand("unknown");
  expect(ofBrand("brand_to_come")).toEqual(plain);
  expect(ofBrand("mastercard")).toEqual({ path: expect.any(String) });
  expect(ofBrand("mastercard")).not.toEqual(plain);
});

it("has a picture for every method, and uses the card's picture only for cards", () => {
  const card = ofBrand("unknown");
  const types = Object.keys(methodKinds);
  const pictures = types.map((type) => Object.values(ofType(type)) as unknown[]);
  expect(pictures).toEqual(types.map(() => [expect.stringMatching(/./)]));
  const likeCards = types.filter((type) => JSON.stringify(ofType(type)) === JSON.stringify(card));
  expect(likeCards.sort()).toEqual(["card", "card_present", "interac_present", "kr_card"]);
  expect(ofType("method_to_come")).not.toEqual(card);
});
