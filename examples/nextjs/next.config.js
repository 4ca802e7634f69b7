/** All examples share one install in the folder above. */
module.exports = { turbopack: { root: require("node:path").dirname(__dirname) } };
