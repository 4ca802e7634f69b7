import { deviceOf } from "./device";

const mozilla = "Mozilla/5.0";

it.each([
  [`${mozilla} (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0`, "Firefox on Linux"],
  [
    `${mozilla} (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/150.0 Safari/537.36 Edg/150.0`,
    "Edge on Windows",
  ],
  [
    `${mozilla} (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/26.0 Safari/605.1.15`,
    "Safari on macOS",
  ],
  [
    `${mozilla} (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 CriOS/150.0 Safari/604.1`,
    "Chrome on iOS",
  ],
  [
    `${mozilla} (Linux; Android 16) AppleWebKit/537.36 Chrome/150.0 Mobile Safari/537.36`,
    "Chrome on Android",
  ],
  ["", "A browser"],
  ["<script>alert(1)</script>\n", "A browser"],
])("describes %s as %s", (userAgent, device) => {
  expect(deviceOf(userAgent)).toBe(device);
});
