/**
 * The Debian packages that the WordPress plugin's tests need. The tests need no running server, because they
 * start MariaDB and PHP themselves.
 *
 *     node scripts/plugin-packages.mjs            lists those that aren't installed
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { pathToFileURL } from "node:url";

const runs = (program, ...args) => spawnSync(program, args, { stdio: "ignore" }).status === 0;

/** A package, and how to check that its contents are installed. */
const packages = {
  wordpress: () => existsSync("/usr/share/wordpress/wp-includes/version.php"),
  "wordpress-theme-twentytwentythree": () =>
    existsSync("/usr/share/wordpress/wp-content/themes/twentytwentythree/style.css"),
  "mariadb-server-core": () => runs("mariadbd", "--no-defaults", "--version"),
  "php-cli": () => runs("php", "--version"),
  "php-mysql": () => runs("php", "-r", "exit(extension_loaded('mysqli') ? 0 : 1);"),
  "php-codesniffer": () => runs("phpcs", "--version"),
};

/** The names of the packages that aren't installed. */
export const missingPluginPackages = () => Object.keys(packages).filter((name) => !packages[name]());

if (import.meta.url === pathToFileURL(process.argv[1]).href) console.log(missingPluginPackages().join(" "));
