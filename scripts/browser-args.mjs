/**
 * How the journeys start Chromium: without what a person at a screen has use for. It is the same browser with the same
 * isolation of sites, in half the processor time.
 */
const isRoot = process.getuid?.() === 0;

const unused = [
  // Every window renders the list below the address bar beforehand, and keeps an empty renderer ready.
  "PreloadTopChromeWebUI",
  "SpareRendererForSitePerProcess",
  "WebUIOmniboxAimPopup",
  "WebUIOmniboxFullPopup",
  "WebUIOmniboxPopup",
];

/**
 * Chromium drops clicks into a frame of another site that moved less than half a second ago. People don't click that
 * fast; journeys do.
 */
const faster = ["DiscardInputEventsToRecentlyMovedFrames"];

/** Chromium obeys the last list only: this is what Playwright's own turns off that a journey could notice. */
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
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-gpu",
  "--disable-sync",
  // Chromium's sandbox refuses to run for root, as continuous integration often is.
  ...(isRoot ? ["--no-sandbox"] : []),
];
