/** The architecture as rules. `npm run check` fails on any violation. */

const rule = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });
const tests = "\\.(test|spec)\\.tsx?$";

module.exports = {
  forbidden: [
    rule(
      "lib-imports-no-ui",
      "lib never imports routes or UI.",
      { path: "^lib/" },
      { path: "^(app|components)/" },
    ),
    rule(
      "components-only-call-actions",
      "Under app, a component may import only server actions.",
      { path: "^components/" },
      { path: "^app/", pathNot: "/actions\\.ts$" },
    ),
    rule(
      "components-import-no-server-code",
      "UI never imports data access, Stripe, sessions or env. Types are fine.",
      { path: "^components/" },
      {
        path: "^lib/(db|stripe|merchant|env|portal/(visit|door|execution|operations|recovery))",
        dependencyTypesNot: ["type-only"],
      },
    ),
    rule(
      "only-lib-stripe-imports-stripe",
      "Only lib/stripe uses Stripe's library; all other code uses our own types.",
      { path: "^(app|components|lib)/", pathNot: ["^lib/stripe/", "^lib/testing/", tests] },
      { path: "^node_modules/stripe/" },
    ),
    rule(
      "only-lib-db-imports-prisma",
      "Only lib/db uses Prisma.",
      { path: "^(app|components|lib)/", pathNot: "^lib/db/" },
      { path: "(^node_modules/@prisma/|^lib/db/generated/)" },
    ),
    rule(
      "stripe-and-db-look-down",
      "lib/stripe and lib/db import nothing from the code that is built on them.",
      { path: "^lib/(stripe|db)/", pathNot: tests },
      { path: "^lib/(portal|merchant|operator|api)/" },
    ),
    rule(
      "only-lib-log-imports-pino",
      "Only lib/log.ts writes the log, because it decides what may be logged.",
      { path: "^(app|components|lib|proxy\\.|instrumentation\\.)", pathNot: "^lib/log\\.ts$" },
      { path: "^node_modules/pino/" },
    ),
    rule(
      "only-lib-jobs-imports-the-queue",
      "Only lib/jobs uses graphile-worker, so another queue would change that folder alone. lib/db adds jobs in SQL.",
      { path: "^(app|components|lib)/", pathNot: "^lib/jobs/" },
      { path: "^node_modules/graphile-worker/" },
    ),
    rule(
      "portal-imports-no-dashboard",
      "The portal never imports merchant code: customers' visits and members' sessions stay separate.",
      { path: "^(app/portal|lib/portal)/", pathNot: tests },
      { path: "^lib/merchant/" },
    ),
    rule(
      "dashboard-opens-no-visits",
      "The dashboard may import vocabulary and rules, but nothing that opens a visit.",
      { path: "^(app/dashboard|lib/merchant)/", pathNot: "\\.test\\.ts$" },
      { path: "^lib/portal/(visit|door|execution|view|operations)/" },
    ),
    rule(
      "pure-core",
      "Settings, operations, appearance and the vocabulary are pure functions.",
      {
        path: "^lib/(settings/|operations/|appearance/|vocabulary\\.|errors\\.)",
        pathNot: "\\.test\\.ts$",
      },
      {
        pathNot:
          "^(lib/(settings|operations|appearance)/|lib/(parse-url|plain-text|vocabulary|errors|i18n/languages)\\.|node_modules/(zod|tldts)/)",
        dependencyTypesNot: ["type-only"],
      },
    ),
    rule(
      "operations-are-independent",
      "An operation never imports another. Shared steps belong in lib/stripe.",
      { path: "^lib/portal/operations/([^/]+)\\.ts$", pathNot: tests },
      { path: "^lib/portal/operations/", pathNot: "^lib/portal/operations/$1\\." },
    ),
    rule(
      "embed-imports-only-itself",
      "The embed script runs on merchants' pages and must stay small, so it imports only itself.",
      { path: "^lib/embed/", pathNot: "(\\.test\\.ts$|^lib/embed/docs/)" },
      { pathNot: "^lib/embed/" },
    ),
    rule(
      "embed-imports-no-docs",
      "The descriptions of the events are for the docs, and come from the operations' declarations.",
      { path: "^lib/embed/", pathNot: "(\\.test\\.ts$|^lib/embed/docs/)" },
      { path: "^lib/embed/docs/" },
    ),
    rule(
      "embed-docs-describe-operations",
      "Beside the events' types, the docs of the embed need only what the operations declare.",
      { path: "^lib/embed/docs/" },
      { pathNot: "^lib/(embed|operations)/" },
    ),
    rule(
      "app-imports-no-simulator",
      "The app never imports the simulator.",
      { path: "^(app|components|lib)/", pathNot: [tests, "^lib/testing/"] },
      { path: "^simulator/" },
    ),
    rule(
      "packages-are-independent",
      "Merchants install the packages, so they contain only themselves. They publish the types of lib/embed/api.ts.",
      { path: "^packages/", pathNot: tests },
      { path: "^(app|components|lib|simulator|scripts)/", pathNot: "^lib/embed/api\\.ts$" },
    ),
    rule(
      "app-imports-no-packages",
      "The packages are for merchants, so the app doesn't use them.",
      { path: "^(app|components|lib)/", pathNot: tests },
      { path: "^packages/" },
    ),
    rule(
      "simulator-imports-no-app",
      "The simulator never imports the app.",
      { path: "^simulator/" },
      { path: "^(app|components|lib)/" },
    ),
    rule(
      "oracle-is-independent",
      "The oracle derives its answers from Stripe's rules alone. If it shared our code, it would repeat our mistakes.",
      { path: "^oracle/", pathNot: tests },
      { path: "^(app|components|lib|simulator)/" },
    ),
    rule(
      "only-tests-import-the-oracle",
      "The oracle checks what customers read, so the app must not be built on it.",
      { path: "^(app|components|lib|simulator)/", pathNot: [tests, "^lib/(testing|portal/state-table)/"] },
      { path: "^oracle/" },
    ),
    rule("no-cycles", "If two files need each other, a third one is missing.", {}, { circular: true }),
    rule(
      "only-tests-import-tests",
      "Nothing imports a test, and only tests import test helpers.",
      { pathNot: [tests, "^lib/testing/", "^e2e/"] },
      { path: [tests, "^lib/testing/"] },
    ),
  ],
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: "specify",
    doNotFollow: { path: ["node_modules", "^lib/db/generated/"] },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
