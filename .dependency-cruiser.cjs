/** The house rules. Read this file as the architecture; `npm run check` runs it and fails on any breach. */

const rule = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });
const tests = "\\.(test|spec)\\.tsx?$";

module.exports = {
  forbidden: [
    rule(
      "lib-knows-no-rooms",
      "lib is what is true; it never imports routes or UI.",
      { path: "^lib/" },
      { path: "^(app|components)/" },
    ),
    rule(
      "components-only-knock",
      "A component may call a server action, and nothing else under app.",
      { path: "^components/" },
      { path: "^app/", pathNot: "/actions\\.ts$" },
    ),
    rule(
      "components-hold-no-keys",
      "UI never reaches data, Stripe, sessions or env. Types are fine.",
      { path: "^components/" },
      {
        path: "^lib/(db|stripe|merchant|env|portal/(visit|door|execution|operations|recovery))",
        dependencyTypesNot: ["type-only"],
      },
    ),
    rule(
      "one-room-for-stripe",
      "Only lib/stripe speaks Stripe; everyone else uses our words.",
      { path: "^(app|components|lib)/", pathNot: ["^lib/stripe/", "^lib/testing/", tests] },
      { path: "^node_modules/stripe/" },
    ),
    rule(
      "one-room-for-the-database",
      "Only lib/db speaks Prisma.",
      { path: "^(app|components|lib)/", pathNot: "^lib/db/" },
      { path: "(^node_modules/@prisma/|^lib/db/generated/)" },
    ),
    rule(
      "one-log",
      "Only lib/log.ts holds the pen: what may be written is decided there.",
      { path: "^(app|components|lib|proxy\\.|instrumentation\\.)", pathNot: "^lib/log\\.ts$" },
      { path: "^node_modules/pino/" },
    ),
    rule(
      "one-room-for-the-queue",
      "Only lib/jobs speaks graphile-worker, so that another queue would change that room alone; lib/db adds jobs in SQL.",
      { path: "^(app|components|lib)/", pathNot: "^lib/jobs/" },
      { path: "^node_modules/graphile-worker/" },
    ),
    rule(
      "two-front-doors",
      "A customer's visit and a merchant's session never mix.",
      { path: "^(app/portal|lib/portal)/", pathNot: tests },
      { path: "^lib/merchant/" },
    ),
    rule(
      "two-front-doors-both-ways",
      "The dashboard may read our words and rules, never hold a visit.",
      { path: "^(app/dashboard|lib/merchant)/", pathNot: "\\.test\\.ts$" },
      { path: "^lib/portal/(visit|door|execution|view|operations)/" },
    ),
    rule(
      "pure-core",
      "Settings, operations and vocabulary are plain functions of their arguments.",
      {
        path: "^lib/(settings/|operations/|vocabulary\\.|errors\\.)",
        pathNot: "\\.test\\.ts$",
      },
      {
        pathNot:
          "^(lib/(settings|operations)/|lib/(parse-url|plain-text|vocabulary|errors|i18n/languages)\\.|node_modules/zod/)",
        dependencyTypesNot: ["type-only"],
      },
    ),
    rule(
      "operations-are-islands",
      "An operation never calls another; shared steps move down to lib/stripe.",
      { path: "^lib/portal/operations/([^/]+)\\.ts$", pathNot: tests },
      { path: "^lib/portal/operations/", pathNot: "^lib/portal/operations/$1\\." },
    ),
    rule(
      "embed-travels-light",
      "The embed script runs on strangers' pages; it carries only itself.",
      { path: "^lib/embed/", pathNot: "\\.test\\.ts$" },
      { pathNot: "^lib/embed/" },
    ),
    rule(
      "simulator-is-a-stranger",
      "The app never imports the simulator.",
      { path: "^(app|components|lib)/", pathNot: [tests, "^lib/testing/"] },
      { path: "^simulator/" },
    ),
    rule(
      "simulator-knows-nothing",
      "Nor does the simulator import the app.",
      { path: "^simulator/" },
      { path: "^(app|components|lib)/" },
    ),
    rule(
      "oracle-is-a-stranger",
      "The second opinion on a customer's questions knows Stripe alone, or it would repeat our mistakes.",
      { path: "^oracle/", pathNot: tests },
      { path: "^(app|components|lib|simulator)/" },
    ),
    rule(
      "oracle-is-asked-by-tests",
      "What customers read is never made by what it is held to.",
      { path: "^(app|components|lib|simulator)/", pathNot: [tests, "^lib/(testing|portal/state-table)/"] },
      { path: "^oracle/" },
    ),
    rule("no-cycles", "If two files need each other, there is a third one missing.", {}, { circular: true }),
    rule(
      "tests-are-leaves",
      "Nothing imports a test, and only tests import what is there for testing.",
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
