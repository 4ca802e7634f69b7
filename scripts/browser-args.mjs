/**
 * Starts the journeys' Chromium without features that only a person at a screen needs. The browser and its site
 * isolation stay the same, but use half the processor time.
 */
const isRoot = process.getuid?.() === 0;

const unused = [
  // Otherwise every window renders the address bar's suggestions in advance and keeps a spare renderer.
  "PreloadTopChromeWebUI",
  "SpareRendererForSitePerProcess",
  "WebUIOmniboxAimPopup",
  "WebUIOmniboxFullPopup",
  "WebUIOmniboxPopup",
];

/**
 * Chromium drops clicks into another site's frame if the frame moved less than half a second ago. People don't click
 * that fast, but journeys do.
 */
const faster = ["DiscardInputEventsToRecentlyMovedFrames"];

/**
 * If `--disable-features` is given twice, Chromium uses only the last list, so ours repeats the features of
 * Playwright's list that affect a journey.
 */
const unusedByPlaywright = [
  "AimEnabled",
  "AvoidCorsURLLoaderRestartOnRedirect",
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "HttpsFirstBalancedModeAutoEnable",
  "HttpsUpgrades",
  "LensOverlay",
  "MediaRouter",
  "NetworkTimeServiceQuerying",
  "OptimizationHints",
  "PaintHolding",
  "PreconnectToSearch",
  "ThirdPartyStoragePartitioning",
];

export const browserArgs = [
  `--disable-features=${[...unusedByPlaywright, ...unused, ...faster].join(",")}`,
  // As the full browser does, and the headless shell does only if asked: the frame has a process of its own.
  "--site-per-process",
  // So that text has the same width in both.
  "--font-render-hinting=none",
  "--disable-background-networking",
  "--disable-component-update",
  // Renders on the CPU, inside the browser's own process. A separate GPU process would be pointless without a
  // graphics card.
  "--disable-gpu",
  "--disable-software-rasterizer",
  "--in-process-gpu",
  "--disable-sync",
  // Chromium's sandbox refuses to run as root, which continuous integration often uses.
  ...(isRoot ? ["--no-sandbox"] : []),
];
