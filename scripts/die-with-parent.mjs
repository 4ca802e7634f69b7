/** Loaded into every child of a launcher. Ends the child when the launcher is gone for any reason. */
if (process.channel) {
  process.once("disconnect", () => {
    // SIGTERM lets the child and its own children close their files first.
    endGroup("SIGTERM");
    setTimeout(() => endGroup("SIGKILL"), 5_000);
  });
}

/** Signals only the process itself if it doesn't lead a group: on Windows, or in its parent's group. */
function endGroup(signal) {
  try {
    process.kill(-process.pid, signal);
  } catch {
    process.kill(process.pid, signal);
  }
}
