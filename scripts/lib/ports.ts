import { createServer } from "node:net";

/** Whether a server could listen on this address and port right now. */
export function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/** A port of the loopback address that nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen({ port: 0, host: "127.0.0.1", exclusive: true }, () => {
      const address = probe.address();
      const port = typeof address === "object" && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

/**
 * A free port whose neighbours at the given distances are free too, for a stack that derives its other ports from one.
 * Another process may still take one before it is used: the start then says so.
 */
export async function freePortWith(distances: readonly number[]): Promise<number> {
  for (;;) {
    const port = await freePort();
    const neighbours = distances.map((distance) => port + distance);
    if (neighbours.some((neighbour) => neighbour > 65_535)) continue;
    const free = await Promise.all(neighbours.map((neighbour) => isFree(neighbour, "127.0.0.1")));
    if (free.every(Boolean)) return port;
  }
}
