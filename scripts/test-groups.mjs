/**
 * Puts test files into groups that Jest loads as one. Loading the app for a file takes longer than most of its tests,
 * so a whole run is a third faster this way. Named files run one by one, as does every file that changes a group's
 * shared state: the environment, the clock, modules or the database's address.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

const folder = "dist/test-groups";
const bytesInGroup = 36_000;
const changesWhatIsShared =
  /process\.env|OwnDatabase\(|testing\/(gate|job-process)|jest\.(use|mock|reset|isolate)/;
/** Matches files that set the environment, which is read once. They only share a group with each other. */
const startsPortalWorlds = /startPortalWorlds\(|startPortalWorlds\)/;

/** Returns the files to run instead of `files`: groups, and files that run alone. */
export function groupTests(name, files) {
  rmSync(path.join(folder, name), { recursive: true, force: true });
  mkdirSync(path.join(folder, name), { recursive: true });
  const tests = files.map((file) => ({ file, text: readFileSync(file, "utf8") }));
  const shared = tests.filter(({ text }) => !changesWhatIsShared.test(text));
  const groups = [true, false].flatMap((inWorlds) =>
    divide(shared.filter(({ text }) => startsPortalWorlds.test(text) === inWorlds)),
  );
  return [
    ...tests.filter((test) => !shared.includes(test)).map(({ file }) => file),
    ...groups.map((group, index) => writeGroup(`${folder}/${name}/${index}.test.js`, group)),
  ];
}

function divide(tests) {
  const groups = [];
  let room = 0;
  for (const test of tests) {
    if (test.text.length > room) {
      groups.push([]);
      room = bytesInGroup;
    }
    groups.at(-1).push(test.file);
    room -= test.text.length;
  }
  return groups;
}

function writeGroup(file, tests) {
  writeFileSync(file, tests.map(loading).join(""));
  return file;
}

/** Each file's tests are named after it. If a file doesn't load, only that file fails. */
const loading = (test) => `describe(${JSON.stringify(test)}, () => {
  try {
    require(${JSON.stringify(path.resolve(test))});
  } catch (error) {
    it("loads", () => {
      throw error;
    });
  }
});
`;
