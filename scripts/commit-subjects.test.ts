import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const script = path.resolve("scripts/commit-subjects.mjs");
const longest = "A".repeat(72);
const tooLong = "B".repeat(73);

let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), "portico-commits-"))));
afterEach(() => rmSync(folder, { recursive: true }));

const check = (...args: string[]) =>
  spawnSync(process.execPath, [script, ...args], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, NODE_OPTIONS: "" },
  });

describe("the hook", () => {
  const hook = (message: string) => {
    writeFileSync(path.join(folder, "message"), message);
    return check("--message", "message");
  };

  it.each([longest, `${longest}\n\nWhy.`, `${longest}\n# Please enter the message`, `Revert "${tooLong}"`])(
    "accepts %j",
    (message) => expect(hook(message)).toMatchObject({ status: 0, stderr: "" }),
  );

  it.each([
    [tooLong, /^73 characters/],
    [`${longest}\nWhy.`, /^A blank line is missing/],
  ])("refuses %j", (message, why) => {
    expect(hook(message)).toMatchObject({ status: 1, stderr: expect.stringMatching(why) as unknown });
  });
});

describe("the history", () => {
  const git = (...args: string[]) => {
    const who = ["-c", "user.name=Ada", "-c", "user.email=ada@example.com", "-c", "core.hooksPath="];
    return execFileSync("git", [...who, ...args], { cwd: folder, encoding: "utf8" });
  };
  const commit = (subject: string, file = "") => {
    if (file) writeFileSync(path.join(folder, file), "");
    if (file) git("add", file);
    git("commit", "-q", "--allow-empty", "-m", subject);
  };

  it("is checked from the commit that added CONTRIBUTING.md", () => {
    git("init", "-q");
    commit(tooLong);
    commit("Say how to contribute", "CONTRIBUTING.md");
    commit(longest);
    expect(check().status).toBe(0);
    commit(tooLong);
    expect(check()).toMatchObject({ status: 1, stderr: expect.stringContaining(tooLong) as unknown });
    expect(check("--since", "HEAD").status).toBe(0);
    expect(check("--since", "nowhere").status).toBe(1);
  });

  it("passes without a history", () => {
    expect(check()).toMatchObject({ status: 0, stderr: "" });
  });
});
