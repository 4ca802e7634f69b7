import { connect } from "node:net";

/** What a connection is answered on which `text` is sent and nothing more; "" when it is ended without a word. */
export function raw({ hostname, port }: URL, text: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname, () => socket.write(text));
    let answer = "";
    socket.on("data", (data) => (answer += String(data)));
    socket.on("close", () => resolve(answer.split("\r\n")[0] ?? ""));
    socket.on("error", () => resolve(""));
  });
}
