import { lookup } from "node:dns/promises";
import net from "node:net";
import tls from "node:tls";
import type { buildConnector } from "undici";
import { whyNotAddress } from "./addresses";
import type { GuardedError, GuardPolicy, Resolver } from "./types";

/** Name lookup, TCP and TLS together. */
export const CONNECT_TIMEOUT_MS = 3_000;

/** Why no connection was made, in our own words. */
export class DialError extends Error {
  readonly kind: GuardedError;

  constructor(kind: GuardedError, message: string) {
    super(message);
    this.name = "DialError";
    this.kind = kind;
  }
}

/** Every address of a name, as the operating system sees it. */
export const systemResolver: Resolver = async (hostname) => {
  const found = await lookup(hostname, { all: true, verbatim: true });
  return found.map((entry) => entry.address);
};

async function resolveChecked(hostname: string, policy: GuardPolicy, resolve: Resolver): Promise<string> {
  const bare = hostname.startsWith("[") ? hostname.slice(1, -1) : hostname;
  const addresses = net.isIP(bare)
    ? [bare]
    : await resolve(bare).catch((error: unknown) => {
        throw new DialError(
          "dns",
          `${bare} cannot be found${error instanceof Error && "code" in error ? ` (${String(error.code)})` : ""}.`,
        );
      });
  const [first] = addresses;
  if (first === undefined) throw new DialError("dns", `${bare} has no address.`);
  // One bad address among many refuses them all: a mixed answer is how a name is turned against us.
  for (const address of addresses) {
    const why = whyNotAddress(address, policy);
    if (why) throw new DialError("refused_address", `${bare} is ${address}, ${why}.`);
  }
  return addresses.find((address) => net.isIPv4(address)) ?? first;
}

function dial(address: string, options: buildConnector.Options): net.Socket {
  const secure = options.protocol === "https:";
  const port = options.port === "" ? (secure ? 443 : 80) : Number(options.port);
  if (!secure) return net.connect({ host: address, port });
  const servername = net.isIP(options.hostname) || options.hostname.startsWith("[") ? "" : options.hostname;
  // `host` is the checked address, so nothing is looked up again; the certificate is checked against the name.
  const identity =
    servername === ""
      ? {}
      : {
          servername,
          checkServerIdentity: (_: string, cert: tls.PeerCertificate) => tls.checkServerIdentity(servername, cert),
        };
  return tls.connect({ host: address, port, ALPNProtocols: ["http/1.1"], minVersion: "TLSv1.2", ...identity });
}

function opened(socket: net.Socket, secure: boolean, deadline: number): Promise<void> {
  return new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined;
    const finish = (error: DialError | null) => {
      clearTimeout(timer);
      socket.removeListener("error", onError);
      if (!error) return resolve();
      // A late error of a socket that was given up must not end the process.
      socket.on("error", () => undefined);
      socket.destroy();
      reject(error);
    };
    const onError = (error: Error) =>
      finish(new DialError(secure && !("syscall" in error) ? "tls" : "connect", error.message));
    timer = setTimeout(
      () => finish(new DialError("timeout", "No connection within 3 seconds.")),
      Math.max(1, deadline - performance.now()),
    );
    socket.once(secure ? "secureConnect" : "connect", () => finish(null));
    socket.on("error", onError);
  });
}

function within<T>(work: Promise<T>, deadline: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new DialError("timeout", "The name was not found within 3 seconds.")),
      Math.max(1, deadline - performance.now()),
    );
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/**
 * The only way out to addresses of others: looks a name up, checks every address it has, and dials exactly the checked one.
 * undici calls it for names and IP literals alike, once a connection; a kept connection stays with the address it was checked for.
 */
export function guardedConnector(
  policy: GuardPolicy,
  resolve: Resolver,
  onDialled: (origin: string, address: string) => void,
): buildConnector.connector {
  return (options, callback) => {
    const deadline = performance.now() + CONNECT_TIMEOUT_MS;
    const connect = async () => {
      const address = await within(resolveChecked(options.hostname, policy, resolve), deadline);
      const socket = dial(address, options);
      await opened(socket, options.protocol === "https:", deadline);
      socket.setNoDelay(true);
      onDialled(`${options.protocol}//${options.host ?? options.hostname}`, address);
      return socket;
    };
    connect().then(
      (socket) => callback(null, socket),
      (error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), null),
    );
  };
}
