import { parseUrl } from "./parse-url";

it("reads an address with letters beyond ASCII as often as it is asked", () => {
  const wrong = Array.from({ length: 100_000 }, () => parseUrl("https://bücher.example")).filter(
    (url) => url?.hostname !== "xn--bcher-kva.example",
  );
  expect(wrong).toEqual([]);
});

it.each(["", "bücher.example", "https://", "//bücher.example"])("takes %j for no address", (text) => {
  expect(parseUrl(text)).toBeUndefined();
});

it("reads what is relative to an address", () => {
  expect(parseUrl("/a", "https://portico.example")?.href).toBe("https://portico.example/a");
});
