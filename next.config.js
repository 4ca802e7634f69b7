/** @type {import("next").NextConfig} */
const config = {
  // Two remote code executions were found in the image optimizer in 2026; the portal has no use for it.
  images: { unoptimized: true },
  poweredByHeader: false,
  reactStrictMode: true,
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  // These load WebAssembly, native binaries or workers from their own folders, which a bundle would tear apart.
  serverExternalPackages: ["@electric-sql/pglite", "@node-rs/argon2", "pg", "pino"],
  // `npm run check` reads the types of the whole repository, tests included; a build need not do it again.
  typescript: { ignoreBuildErrors: true },
  experimental: { serverActions: { bodySizeLimit: "256kb" } },
};

module.exports = config;
