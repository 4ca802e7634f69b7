/**
 * Installs everything needed to run the snippets and helpers for merchants' servers and the recipes: languages and
 * frameworks from Debian, and the npm packages of scripts/languages in dist/snippets.
 *
 *     node scripts/install-languages.mjs --missing   lists Debian's packages that aren't installed
 *     node scripts/install-languages.mjs             installs what is missing; Debian's as root only
 */
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { fingerprint, isFresh, markFresh } from "./stamp.mjs";

process.chdir(path.dirname(path.dirname(fileURLToPath(import.meta.url))));

const python = (name) => ["/usr/bin/python3", "-c", `import ${name}`];
const crate = (name) => ["sh", "-c", `ls -d /usr/share/cargo/registry/${name}-*`];

/** A Debian package, and how to check that its contents are installed. */
const debian = {
  "php-cli": ["php", "--version"],
  "php-laravel-framework": ["php", "-r", "require 'Illuminate/autoload.php';"],
  ruby: ["ruby", "--version"],
  // Rails without its databases, mailers and Node.js: the package `rails` conflicts with Node.js from other sources.
  "ruby-railties": ["ruby", "-e", "require 'action_controller/railtie'"],
  python3: ["/usr/bin/python3", "--version"],
  "python3-django": python("django"),
  "python3-flask": python("flask"),
  "python3-flask-login": python("flask_login"),
  "python3-fastapi": python("fastapi"),
  "golang-go": ["go", "version"],
  "openjdk-17-jdk-headless": ["javac", "--version"],
  elixir: ["elixir", "--version"],
  cargo: ["cargo", "--version"],
  "librust-hmac-dev": crate("hmac"),
  "librust-sha2-dev": crate("sha2"),
};

const npm = ["package.json", "package-lock.json"].map((name) => `scripts/languages/${name}`);
const folder = "dist/snippets";

const succeeds = ([program, ...args]) => spawnSync(program, args, { stdio: "ignore" }).status === 0;
const missing = Object.keys(debian).filter((name) => !succeeds(debian[name]));

if (process.argv.includes("--missing")) {
  console.log(missing.join(" "));
} else {
  if (missing.length > 0) installDebian();
  installNpm();
}

function installDebian() {
  if (process.getuid?.() !== 0 || !existsSync("/etc/debian_version")) {
    console.error(`Install these first: ${missing.join(" ")}`);
    process.exit(1);
  }
  console.log(`install: ${missing.join(" ")}`);
  must("apt-get", ["update", "-qq"]);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  must("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...missing], { env });
}

function installNpm() {
  const stamp = `${folder}/node_modules/portico.stamp`;
  if (isFresh(stamp, fingerprint(npm))) return;
  mkdirSync(folder, { recursive: true });
  for (const file of npm) copyFileSync(file, path.join(folder, path.basename(file)));
  must("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], { cwd: folder });
  markFresh(stamp, fingerprint(npm));
}

function must(program, args, options = {}) {
  const { status } = spawnSync(program, args, { stdio: ["ignore", "ignore", "inherit"], ...options });
  if (status === 0) return;
  console.error(`${program} ${args[0]} failed.`);
  process.exit(1);
}
