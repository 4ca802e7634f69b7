import nextJest from "next/jest.js";

const withNext = nextJest({ dir: "./" });

/** These packages ship ES modules only, which Jest must transform before it can load them. */
const esModulesOnly = "jose|intl-messageformat|@formatjs/";

export default async () => {
  const config = await withNext({
    testEnvironment: "node",
    roots: [
      "<rootDir>/app",
      "<rootDir>/components",
      "<rootDir>/lib",
      "<rootDir>/scripts",
      "<rootDir>/simulator",
    ],
    testMatch: ["**/*.test.ts", "**/*.test.tsx"],
    moduleNameMapper: { "^@/(.*)$": "<rootDir>/$1" },
    setupFilesAfterEnv: ["<rootDir>/scripts/jest-setup.ts"],
    testTimeout: 30_000,
    maxWorkers: 2,
  })();
  return { ...config, transformIgnorePatterns: [`/node_modules/(?!(${esModulesOnly}))`] };
};
