import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import nextJest from "next/jest.js";
import { groupTests } from "./scripts/test-groups.mjs";

const withNext = nextJest({ dir: "./" });

/** These packages ship ES modules only, which Jest must transform before it can load them. */
const esModulesOnly = "jose|intl-messageformat|@formatjs/";
const rooms = [
  ...["app", "components", "lib", "oracle", "scripts", "simulator", "prisma", "packages", "plugins"],
].filter(existsSync);

/** A test that imports from these folders needs a database. All other tests start without waiting for one. */
const needsDatabase = /from "(@\/lib|\.[^"]*)\/(testing|db)\//;

const config = async () => {
  const tests = rooms.flatMap(testsUnder);
  const withDatabase = tests.filter((file) => needsDatabase.test(readFileSync(file, "utf8")));
  const without = tests.filter((file) => !withDatabase.includes(file));
  const files = (name, tests) => (process.env.TEST_GROUPS ? groupTests(name, tests) : tests);
  return {
    // Continuous integration has two processors. A third worker helps, because tests spend a fifth of their time
    // waiting for the database.
    maxWorkers: 3,
    // A worker never frees all the memory of the files that it ran, so it is restarted above this size.
    workerIdleMemoryLimit: "1.5GB",
    testTimeout: 30_000,
    projects: [
      await project("unit", files("unit", without), {}),
      await project("database", files("database", withDatabase), {
        globalSetup: "<rootDir>/scripts/jest-database.mjs",
        globalTeardown: "<rootDir>/scripts/jest-database-end.mjs",
      }),
    ],
  };
};

export default config;

async function project(name, files, more) {
  const config = await withNext({
    displayName: name,
    testEnvironment: "node",
    roots: [...rooms, ...(process.env.TEST_GROUPS ? ["dist/test-groups"] : [])].map(
      (room) => `<rootDir>/${room}`,
    ),
    testRegex: files.map((file) => `/${file.replace(/[[\]().*+?^$]/g, "\\$&")}$`).concat("^no such file$"),
    moduleNameMapper: { "^@/(.*)$": "<rootDir>/$1" },
    setupFilesAfterEnv: ["<rootDir>/scripts/jest-setup.ts"],
    ...more,
  })();
  return { ...config, transformIgnorePatterns: [`/node_modules/(?!(${esModulesOnly}))`] };
}

function testsUnder(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.posix.join(folder, entry.name);
    if (entry.isDirectory()) return testsUnder(file);
    return /\.test\.tsx?$/.test(entry.name) ? [file] : [];
  });
}
