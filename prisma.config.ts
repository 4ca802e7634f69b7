import { defineConfig } from "prisma/config";

/** The schema and the database for Prisma's own commands. The app reads the database's address through lib/env.ts. */
const config = defineConfig({
  schema: "prisma/schema.prisma",
  datasource: { url: process.env.DATABASE_URL ?? "" },
});

export default config;
