import { logLines, logText, takeErrors } from "@/scripts/logged";
import { sendConsoleToLog } from "./console";
import { inRequest } from "./context";
import { logUncaught } from "./uncaught";

const { log, info, debug, trace, dir, table, warn, error } = console;
afterEach(() => void Object.assign(console, { log, info, debug, trace, dir, table, warn, error }));

const stranger = 'CANARY`\n{"level":"error","message":"CANARY"}';

it("logs the place where a package printed, without the text", () => {
  sendConsoleToLog();
  console.error(`Failed to handle request for /portal?ticket=${stranger}`);
  console.warn("`x-forwarded-host` header with value `%s` does not match", stranger, { stranger });
  for (const quiet of ["log", "info", "debug", "trace"] as const) console[quiet](stranger);
  expect(logLines()).toMatchObject([
    { level: "error", error: { name: "PrintedError" } },
    {
      level: "warn",
      error: { frames: expect.arrayContaining([expect.stringMatching(/console\.test\.ts:\d/)]) },
    },
  ]);
  expect(logText()).not.toContain("CANARY");
  takeErrors();
});

it("logs an error once if it is reported twice, with the more detailed line", async () => {
  sendConsoleToLog();
  const [known, other] = [new Error(stranger), new TypeError(stranger)];
  inRequest({ portalId: "portal00000a" }, () => {
    console.error(known);
    console.error("⨯", other);
    logUncaught(known, "/portal/[portalId]");
  });
  await new Promise((resume) => setTimeout(resume, 1_200));
  expect(logText()).not.toContain("CANARY");
  expect(takeErrors()).toMatchObject([
    { message: "A request failed unexpectedly.", portalId: "portal00000a" },
    { message: "A package wrote to the console.", portalId: "portal00000a", error: { name: "TypeError" } },
  ]);
});
