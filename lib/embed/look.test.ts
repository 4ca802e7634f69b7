import { lookOf } from "./look";

it("passes on the page's look and the font around the portal", () => {
  expect(JSON.parse(lookOf({ appearance: { preset: "iris", radius: 4 } }, "Georgia, serif"))).toEqual({
    family: "Georgia, serif",
    preset: "iris",
    radius: 4,
  });
  expect(JSON.parse(lookOf({ theme: { brandColor: "#f00" } }, ""))).toMatchObject({ brandColor: "#f00" });
});

it("survives any value that a page sets", () => {
  const circle: Record<string, unknown> = {};
  circle.self = circle;
  const throwing = {
    get preset() {
      throw new Error("the page's own bug");
    },
  };
  for (const appearance of [circle, throwing, { radius: 1n }, null, 5, "iris", [1]] as never[])
    expect(typeof lookOf({ appearance }, "")).toBe("string");
  const long = lookOf({ appearance: { brandColor: "ü€𝄞x".repeat(10_000) } }, "");
  expect(long).toMatch(/^[ -~]{800}$/);
  expect(encodeURIComponent(long).length).toBeLessThan(2_500);
});
