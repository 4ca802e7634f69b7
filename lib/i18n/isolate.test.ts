import { isolate, isolateIn } from "./isolate";

const isolated = (text: string) => `\u2068${text}\u2069`;

describe("isolate", () => {
  it.each(["הרצל 12, תל אביב", "شركة النور (LLC)"])(
    "isolates %s on a page that is read from left to right",
    (text) => {
      expect(isolate(text, "ltr")).toBe(isolated(text));
      expect(isolate("Herzl 12", "ltr")).toBe("Herzl 12");
    },
  );

  it.each(["Lumen Team", "ada@example.com", "DE123456789", "東京", "+49 30 123456", "(030) 12 34", "12 345"])(
    "isolates %s on a page that is read from right to left",
    (text) => {
      expect(isolate(text, "rtl")).toBe(isolated(text));
    },
  );

  it.each(["49.00", "04/2030", "12.345.678/0001-95", "5", "1 يناير 2027", "خطة", ""])(
    "leaves %s unchanged on a page that is read from right to left",
    (text) => {
      expect(isolate(text, "rtl")).toBe(text);
    },
  );
});

it("leaves unchanged any numbers, and any values that only choose between a message's variants", () => {
  const values = { count: 3, isBesides: "true", plan: "Lumen" };
  expect(isolateIn("rtl")(values, new Set(["isBesides"]))).toEqual({ ...values, plan: isolated("Lumen") });
});
