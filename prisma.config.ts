import { defineConfig } from "prisma/config";

/** Where Prisma's own commands find the schema; the app takes its address from lib/env.ts. */
const config = defineConfig({
  schema: "prisma/schema.prisma",
  datasource: { url: process.env.DATABASE_URL ?? "" },
});

export default config;
