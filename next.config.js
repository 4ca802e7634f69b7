/** The loader is for every page: isolated ones too, and tags with `crossorigin` or `type="module"`. */
const loaderHeaders = [
  { key: "Access-Control-Allow-Origin", value: "*" },
  { key: "Cross-Origin-Resource-Policy", value: "cross-origin" },
  { key: "X-Content-Type-Options", value: "nosniff" },
];

/** @type {import("next").NextConfig} */
const config = {
  // Two remote code executions were found in the image optimizer in 2026; the portal has no use for it.
  images: { unoptimized: true },
  poweredByHeader: false,
  reactStrictMode: true,
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  // scripts/build.mjs says "standalone" for a folder that runs by itself.
  output: process.env.NEXT_OUTPUT || undefined,
  // These load native binaries, workers or files from their own folders, which a bundle would tear apart.
  serverExternalPackages: ["@node-rs/argon2", "graphile-worker", "pg", "pino"],
  // `npm run check` reads the types of the whole repository, tests included; a build need not do it again.
  typescript: { ignoreBuildErrors: true },
  experimental: { serverActions: { bodySizeLimit: "256kb" } },
  headers: async () => [{ source: "/embed/:file*", headers: loaderHeaders }],
};

module.exports = config;
