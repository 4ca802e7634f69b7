/** Finds a Chromium for the tests, or installs one. */
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";
import { run } from "./run.mjs";

const usualPlaces = {
  linux: [
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/opt/google/chrome/chrome",
  ],
  darwin: [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  ],
  win32: [
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
  ],
};

/** The path of a browser: CHROMIUM_PATH, an installed browser, or else Playwright's, which is downloaded. */
export async function browserPath() {
  const wanted = process.env.CHROMIUM_PATH;
  if (wanted && !existsSync(wanted)) throw new Error(`CHROMIUM_PATH names ${wanted}, which does not exist.`);
  const found = wanted ?? present();
  if (found) return found;
  console.log("browser: none found, installing one");
  await run(process.execPath, ["node_modules/@playwright/test/cli.js", "install", "chromium"], {
    quiet: true,
  });
  const isRootOnDebian = process.getuid?.() === 0 && existsSync("/etc/debian_version");
  if (!present() && isRootOnDebian) {
    await run("apt-get", ["update"], { quiet: true });
    await run("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], { quiet: true });
  }
  const installed = present();
  if (installed) return installed;
  throw new Error(
    "No browser was found and none could be installed. Install Chromium or Google Chrome, run " +
      '"npx playwright install chromium", or set CHROMIUM_PATH to one.',
  );
}

const headlessShell = "/usr/bin/chromium-headless-shell";

/**
 * The path of the browser for journeys that see no difference: Chromium's headless shell, if it is installed, because it
 * takes a third less processor time. It is the same engine without the browser's own windows and preferences.
 */
export async function headlessBrowserPath() {
  if (!process.env.CHROMIUM_PATH && existsSync(headlessShell)) return headlessShell;
  return browserPath();
}

function present() {
  const places = [...(usualPlaces[process.platform] ?? []), chromium.executablePath()];
  return places.find((place) => place && existsSync(place));
}
