/** Loaded into every child of a launcher: when the launcher is gone, however it went, so is the child. */
if (process.channel) {
  process.once("disconnect", () => {
    // A program that closes its files on SIGTERM gets the chance; one that does not care ends at once.
    process.kill(process.pid, "SIGTERM");
    setTimeout(() => process.exit(1), 5_000).unref();
  });
  process.channel.unref();
}
