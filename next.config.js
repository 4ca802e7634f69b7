/**
 * The loader must work on every page, even an isolated one, and in a tag with `crossorigin` or
 * `type="module"`.
 */
const loaderHeaders = [
  { key: "Access-Control-Allow-Origin", value: "*" },
  { key: "Cross-Origin-Resource-Policy", value: "cross-origin" },
  { key: "X-Content-Type-Options", value: "nosniff" },
];

/** @type {import("next").NextConfig} */
const config = {
  // Two remote code executions were found in the image optimizer in 2026, and the portal doesn't need it.
  images: { unoptimized: true },
  poweredByHeader: false,
  reactStrictMode: true,
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  // scripts/build.mjs sets "standalone" for a self-contained folder.
  output: process.env.NEXT_OUTPUT || undefined,
  // These load native binaries, workers or files from their own folders, which bundling would break.
  serverExternalPackages: ["@node-rs/argon2", "graphile-worker", "pg", "pino"],
  // `npm run check` type-checks the whole repository, including tests, so a build doesn't need to.
  typescript: { ignoreBuildErrors: true },
  experimental: { serverActions: { bodySizeLimit: "256kb" } },
  headers: async () => [{ source: "/embed/:file*", headers: loaderHeaders }],
};

module.exports = config;
