import next from "eslint-config-next/core-web-vitals";
import importSort from "eslint-plugin-simple-import-sort";
import tseslint from "typescript-eslint";

/**
 * The order of imports: for their side effects, Node's modules, packages, our modules by alias, our modules by path,
 * without blank lines.
 */
const importOrder = ["^\\u0000", "^node:", "^@?\\w", "^@/", "^\\."];

const onlyEnvReadsTheEnvironment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message:
    "Read settings from lib/env.ts: it parses them once at boot, so a missing one fails there and not in front of a customer.",
};

const noDefaultExport = {
  selector: "ExportDefaultDeclaration",
  message: "Use a named export; only Next's own files (page, layout, route, error …) export a default.",
};

const onlyTheLogWrites = {
  selector: "MemberExpression[object.name='process'][property.name=/^(stdout|stderr)$/]",
  message: "Write with lib/log.ts: it only lets through fields that may be logged.",
};

const newTabsDontReachBack = {
  selector:
    "JSXOpeningElement:has(JSXAttribute[name.name='target'][value.value='_blank']):not(:has(JSXAttribute[name.name='rel'][value.value=/noopener/]))",
  message: 'A page in a new tab must not reach the one that opened it: add rel="noopener".',
};

/** These functions change every merchant's rows, including those that another test file is using. */
const everybodys =
  "deleteExpired|deleteClosedMerchants|finishErasures|deleteFailedJobs|freeLostJobs|startJobs";
const ownDatabases = "withOwnDatabase|testDatabase";

const onlyInOwnDatabase = {
  selector: [
    "[callee.name=/^(" + everybodys + ")$/]",
    "[callee.property.name='deleteMany'][arguments.length=0]",
  ]
    .map(
      (call) => `Program:not(:has(CallExpression[callee.name=/^(${ownDatabases})$/])) CallExpression${call}`,
    )
    .join(", "),
  message:
    "This changes every merchant's rows: call withOwnDatabase (lib/testing/own-database.ts) in this file.",
};

/**
 * The files that may make a merchant ID. Each reads the merchant from a row (a session, ticket, visit, portal
 * or job) or has just created it.
 */
const minters = [
  "lib/db/{api-keys,members,merchants,sessions}.ts",
  "lib/db/kept/{delete-merchant,erase}.ts",
  "lib/jobs/tasks.ts",
  "lib/portal/card/finish-card-setups.ts",
  "lib/portal/recovery/stripe-events.ts",
  "lib/operator/resolve-merchant.ts",
  "lib/portal/visit/{visit,request-ticket,begin-visit,first-view,note-refusal,preview-visit}.ts",
  "lib/portal/hosted/open-link.ts",
  "proxy.ts",
];

const onlyMintersMint = {
  group: ["**/tenancy"],
  importNames: ["mintMerchantId"],
  message:
    "Take the merchant's ID from the caller. Only the few files listed in eslint.config.mjs may mint one.",
};

const config = [
  {
    ignores: [
      "node_modules/",
      "**/.next*/",
      "**/.angular/",
      ".data/",
      "**/dist/",
      "lib/db/generated/",
      "public/embed/",
      "test-results/",
      "playwright-report/",
      "**/next-env.d.ts",
    ],
  },
  ...next,
  ...tseslint.configs.recommended,
  {
    plugins: { "import-sort": importSort },
    rules: { "import-sort/imports": ["error", { groups: [importOrder] }], "no-duplicate-imports": "error" },
  },
  {
    files: ["**/*.{ts,tsx}"],
    rules: {
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
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
    // Tests may set environment variables.
    ignores: ["**/*.test.{ts,tsx}", "lib/testing/**"],
    rules: {
      "max-lines": ["error", { max: 250 }],
      "max-lines-per-function": ["error", { max: 60, skipBlankLines: true, skipComments: true }],
      "no-restricted-syntax": [
        "error",
        onlyEnvReadsTheEnvironment,
        onlyTheLogWrites,
        noDefaultExport,
        newTabsDontReachBack,
      ],
    },
  },
  { files: ["**/*.test.{ts,tsx}"], rules: { "no-restricted-syntax": ["error", onlyInOwnDatabase] } },
  // languages.ts is loaded where there is no complete environment.
  {
    files: ["lib/env.ts", "lib/i18n/languages.ts"],
    rules: { "no-restricted-syntax": ["error", onlyTheLogWrites, noDefaultExport] },
  },
  {
    files: ["lib/log.ts"],
    rules: { "no-restricted-syntax": ["error", onlyEnvReadsTheEnvironment, noDefaultExport] },
  },
  {
    // Server code has one log. lib/embed and components run in browsers, where developers read the console.
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
    rules: { "no-restricted-syntax": ["error", onlyEnvReadsTheEnvironment, newTabsDontReachBack] },
  },
  {
    // The root's error pages are loaded with every page, including the embedded portal. A plain link keeps
    // the router's link out of all of them.
    files: ["app/not-found.tsx", "components/visitor/layout.tsx"],
    rules: { "@next/next/no-html-link-for-pages": "off" },
  },
  {
    // The only images are merchants' logos, which are small. Next's image optimizer would fetch any URL for anyone.
    files: ["components/**/*.tsx"],
    rules: { "@next/next/no-img-element": "off" },
  },
  {
    // Node.js 20 returns wrong answers once its JIT has compiled the call (lib/parse-url.ts).
    rules: { "no-restricted-properties": ["error", { object: "URL", property: "canParse" }] },
  },
  { files: ["**/*.cjs", "next.config.js"], rules: { "@typescript-eslint/no-require-imports": "off" } },
];

export default config;
