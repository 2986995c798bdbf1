import pg from "pg";
import { env } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";

/** Hears NOTIFY on some channels; only a nudge, so a lost connection costs a poll's delay and is made again every second. */
export function listen(
  channels: Readonly<Record<string, (payload: string) => void>>,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((finished) => {
    let client: pg.Client | null = null;
    let timer: NodeJS.Timeout | null = null;

    const close = async () => {
      const open = client;
      client = null;
      await open?.end().catch(() => undefined);
    };
    const again = () => {
      client = null;
      if (!signal.aborted) timer ??= setTimeout(connect, 1_000);
    };
    const connect = () => {
      timer = null;
      const fresh = new pg.Client({
        connectionString: env().DATABASE_URL,
        connectionTimeoutMillis: 5_000,
        keepAlive: true,
      });
      client = fresh;
      fresh.on("error", (error) => log().warn({ err: error }, "listening connection lost"));
      fresh.on("end", again);
      fresh.on("notification", ({ channel, payload }) => channels[channel]?.(payload ?? ""));
      const names = Object.keys(channels).map((channel) => `LISTEN ${fresh.escapeIdentifier(channel)}`);
      fresh
        .connect()
        .then(() => fresh.query(names.join("; ")))
        .then(() => {
          // Whatever was said while nobody listened.
          for (const heard of Object.values(channels)) heard("");
        })
        .catch(() =>
          fresh
            .end()
            .catch(() => undefined)
            .then(again),
        );
    };
    signal.addEventListener("abort", () => {
      if (timer) clearTimeout(timer);
      void close().then(finished);
    });
    connect();
  });
}
