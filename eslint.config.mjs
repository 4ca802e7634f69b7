import next from "eslint-config-next/core-web-vitals";
import tseslint from "typescript-eslint";

const onlyEnvReadsTheEnvironment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message:
    "Read settings from lib/env.ts: it parses them once at boot, so a missing one fails there and not in front of a customer.",
};

const noDefaultExport = {
  selector: "ExportDefaultDeclaration",
  message: "Name what you export; only Next's own files (page, layout, route, error …) export a default.",
};

const onlyTheLogWrites = {
  selector: "MemberExpression[object.name='process'][property.name=/^(stdout|stderr)$/]",
  message: "Write with lib/log.ts: it lets through what may be logged and nothing else.",
};

/** Each reads the merchant from a row, of a session, a ticket, a visit, a portal or a job; or has just made it. */
const minters = [
  "lib/db/{members,merchants,sessions}.ts",
  "lib/jobs/tasks.ts",
  "lib/portal/card/finish-card-setups.ts",
  "lib/portal/recovery/stripe-events.ts",
  "lib/portal/visit/visit.ts",
  "proxy.ts",
];

const onlyMintersMint = {
  group: ["**/tenancy"],
  importNames: ["mintMerchantId"],
  message: "Take the merchant's ID from who calls: eslint.config.mjs lists the few files that may mint one.",
};

const config = [
  {
    ignores: [
      "node_modules/",
      ".next*/",
      ".data/",
      "**/dist/",
      "lib/db/generated/",
      "public/embed/",
      "test-results/",
      "playwright-report/",
      "next-env.d.ts",
    ],
  },
  ...next,
  ...tseslint.configs.recommended,
  {
    files: ["**/*.{ts,tsx}"],
    rules: {
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "separate-type-imports" }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      eqeqeq: "error",
    },
  },
  {
    files: [
      "app/**/*.{ts,tsx}",
      "components/**/*.{ts,tsx}",
      "lib/**/*.{ts,tsx}",
      "oracle/**/*.ts",
      "simulator/**/*.ts",
    ],
    // Tests set the environment of what they test.
    ignores: ["**/*.test.{ts,tsx}", "lib/testing/**"],
    rules: {
      "max-lines": ["error", { max: 250 }],
      "max-lines-per-function": ["error", { max: 60, skipBlankLines: true, skipComments: true }],
      "no-restricted-syntax": ["error", onlyEnvReadsTheEnvironment, onlyTheLogWrites, noDefaultExport],
    },
  },
  { files: ["lib/env.ts"], rules: { "no-restricted-syntax": ["error", onlyTheLogWrites, noDefaultExport] } },
  {
    files: ["lib/log.ts"],
    rules: { "no-restricted-syntax": ["error", onlyEnvReadsTheEnvironment, noDefaultExport] },
  },
  {
    // Server code has one log. lib/embed and the components run in browsers, where developers read the console.
    files: ["app/**/*.{ts,tsx}", "lib/**/*.{ts,tsx}", "proxy.ts", "instrumentation.ts"],
    ignores: ["**/*.test.{ts,tsx}", "lib/testing/**", "lib/embed/**"],
    rules: { "no-console": "error" },
  },
  {
    files: ["app/**/*.{ts,tsx}", "components/**/*.{ts,tsx}", "lib/**/*.{ts,tsx}", "proxy.ts"],
    ignores: ["**/*.test.{ts,tsx}", "lib/testing/**", ...minters],
    rules: { "no-restricted-imports": ["error", { patterns: [onlyMintersMint] }] },
  },
  {
    files: ["app/**/{page,layout,error,global-error,not-found,loading}.tsx", "app/**/route.ts"],
    rules: { "no-restricted-syntax": ["error", onlyEnvReadsTheEnvironment] },
  },
  {
    // The root's error pages are loaded with every page, the embedded portal too; a plain link spares each the router's.
    files: ["app/not-found.tsx", "components/visitor/frame.tsx"],
    rules: { "@next/next/no-html-link-for-pages": "off" },
  },
  {
    // Node.js 20 gives wrong answers once the call is compiled (lib/parse-url.ts).
    rules: { "no-restricted-properties": ["error", { object: "URL", property: "canParse" }] },
  },
  { files: ["**/*.cjs", "next.config.js"], rules: { "@typescript-eslint/no-require-imports": "off" } },
];

export default config;
