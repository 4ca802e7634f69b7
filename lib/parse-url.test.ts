import { parseUrl } from "./parse-url";

it("reads a URL with non-ASCII letters every time", () => {
  const wrong = Array.from({ length: 100_000 }, () => parseUrl("https://bücher.example")).filter(
    (url) => url?.hostname !== "xn--bcher-kva.example",
  );
  expect(wrong).toEqual([]);
});

it.each(["", "bücher.example", "https://", "//bücher.example"])("rejects %j", (text) => {
  expect(parseUrl(text)).toBeUndefined();
});

it("reads a relative URL with its base", () => {
  expect(parseUrl("/a", "https://portico.example")?.href).toBe("https://portico.example/a");
});
