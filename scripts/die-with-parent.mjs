/** Loaded into every child of a launcher: when the launcher is gone, however it went, so is the child. */
if (process.channel) {
  process.once("disconnect", () => {
    // What closes its files on SIGTERM gets the chance, and so does everything it started itself.
    signalGroup("SIGTERM");
    setTimeout(() => signalGroup("SIGKILL"), 5_000);
  });
  process.channel.unref();
}

function signalGroup(signal) {
  // Windows knows no groups; there the children of a child notice its end themselves, as this one does.
  process.kill(process.platform === "win32" ? process.pid : -process.pid, signal);
}
