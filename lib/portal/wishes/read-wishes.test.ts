import { readWishes, storedWishes, wishesOf } from "./read-wishes";

describe("the wishes of a page", () => {
  it("are read under the names of Servicebot and Billflow", () => {
    const sent = {
      disableCoupon: true,
      cancel_now: "true",
      messageOnCancel: " You lose your reports. ",
      disableTiers: ["Starter", " Business "],
      hideTiers: "Basic, Pro,",
      quantity: { seat: "3" },
      behavior: { quantityManagement: { unit: { seat: { min: 2, max: 10, step: 2 } } } },
      card: { hideName: true, hideAddress: true, hideCountryPostal: true },
      forceCard: true,
      theme: {
        stripeElement: {
          style: {
            base: {
              color: "#ABC",
              fontSize: "14px",
              fontFamily: "Roboto, sans-serif",
              "::placeholder": { color: "grey" },
            },
            invalid: { color: "rgb(255, 0, 0)" },
          },
        },
      },
      service: "Lumen Analytics",
      tier: "Business",
      interval: "year",
      interval_count: "1",
      coupon: "SPRING",
      texts: { "cancel.confirm": "End plan" },
      debug: true,
      sections: ["invoices"],
      open: "pause",
      i18n: { defaultLng: "de" },
    };
    expect(readWishes(sent)).toEqual({
      disableCoupon: true,
      cancel_now: true,
      messageOnCancel: "You lose your reports.",
      disableTiers: ["Starter", "Business"],
      hideTiers: ["Basic", "Pro"],
      quantity: { seat: 3 },
      unitLimits: { seat: { min: 2, max: 10, step: 2 } },
      hideCountryPostal: true,
      forceCard: ["change_plan", "resubscribe"],
      cardStyle: {
        colorText: "#aabbcc",
        fontSizeBase: "14px",
        fontFamily: '"Roboto", sans-serif',
        colorTextPlaceholder: "grey",
        colorDanger: "#ff0000",
      },
      service: "Lumen Analytics",
      tier: "Business",
      interval: "year",
      interval_count: 1,
      coupon: "SPRING",
      texts: { "*": { "cancel.confirm": "End plan" } },
      debug: true,
    });
  });

  it.each([
    undefined,
    {},
    { coupon: "", tier: null, sections: ["invoices"], theme: { brandColor: "#123456" } },
  ])("are null if the page sends none: %j", (sent) => expect(readWishes(sent)).toBeNull());

  it("include the names of unusable options and of options for signing up, and keep the rest", () => {
    const sent = {
      disableCoupon: "perhaps",
      messageOnCancel: "x".repeat(501),
      disableTiers: [7],
      quantity: -1,
      behavior: { quantityManagement: { unit: { seat: { min: 1.5 } } }, signup: { layout: "two" } },
      forceCard: "signup",
      interval: "fortnight",
      tier: "Pro",
      sections: ["invoices", "everything"],
      open: "delete_account",
      texts: { "cancel.title": "No plan", "cancel.confirm": "End" },
    };
    const ignored = [
      "behavior.signup",
      "sections",
      "open",
      "texts.cancel.title",
      "disableCoupon",
      "messageOnCancel",
      "disableTiers",
      "quantity",
      "behavior.quantityManagement.unit",
      "forceCard",
      "interval",
    ];
    const texts = { "*": { "cancel.confirm": "End" } };
    expect(readWishes(sent)).toEqual({ tier: "Pro", texts, ignored });
  });

  it("include the names of unknown options, but never a name that could identify a person", () => {
    const sent = {
      hideTier: "Pro",
      card: { hideNames: true },
      behavior: { quantities: 1 },
      "ada@example.com": 1,
      ["5e".repeat(32)]: 1,
    };
    expect(readWishes(sent)).toEqual({ unknown: ["hideTier", "card.hideNames", "behavior.quantities"] });
  });

  it.each([
    { card: "none", behavior: [], theme: 7, quantity: [1], texts: "all" },
    {
      behavior: {
        quantityManagement: { unit: Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`u${n}`, {}])) },
      },
    },
    JSON.parse('{"__proto__": {"disableCoupon": true}, "constructor": {"prototype": {}}}') as object,
    {
      theme: {
        stripeElement: { style: { base: { color: "url(//evil)", fontFamily: "x;}", fontSize: "9e9px" } } },
      },
    },
  ])("ignore values that no page could mean: %#", (sent) => {
    const { unknown: _, ignored: __, texts = {}, cardStyle = {}, ...rest } = readWishes({ ...sent }) ?? {};
    expect([texts, cardStyle, rest]).toEqual([{}, {}, {}]);
  });

  it("can be stored and read again, but not in another version's format", () => {
    const wishes = readWishes({ tier: "Pro", texts: { "cancel.confirm": "End" } });
    expect(wishesOf(JSON.parse(JSON.stringify(storedWishes(wishes))))).toEqual(wishes);
    for (const stored of [
      null,
      7,
      [],
      { tier: "Pro" },
      { version: 0, wishes: { tier: "Pro" } },
      { version: 1 },
    ])
      expect(wishesOf(stored)).toEqual({});
    expect(storedWishes(null)).toBeNull();
  });
});
