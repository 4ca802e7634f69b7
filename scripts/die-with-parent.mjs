/** Loaded into every child of a launcher: when the launcher is gone, however it went, so is the child. */
if (process.channel) {
  process.once("disconnect", () => {
    // What closes its files on SIGTERM gets the chance, and so does everything it started itself.
    endGroup("SIGTERM");
    setTimeout(() => endGroup("SIGKILL"), 5_000);
  });
}

/** Windows knows no groups, and a child's own child may be in this one's: then only the process itself is meant. */
function endGroup(signal) {
  try {
    process.kill(-process.pid, signal);
  } catch {
    process.kill(process.pid, signal);
  }
}
