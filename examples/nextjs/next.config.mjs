import path from "node:path";

/** All examples share one install, in the folder above. */
const config = { turbopack: { root: path.dirname(import.meta.dirname) } };

export default config;
