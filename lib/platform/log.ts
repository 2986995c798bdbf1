import pino from "pino";
import { env } from "./env";
import { scrub } from "./scrub";

let logger: pino.Logger | undefined;

/** What one line says beside its message; errors become type, message and stack. */
function withoutSecrets(fields: object): Record<string, unknown> {
  const plain = Object.entries(fields).map(([name, value]): [string, unknown] => [
    name,
    value instanceof Error ? pino.stdSerializers.err(value) : value,
  ]);
  return scrub(Object.fromEntries(plain));
}

/** The structured log of this process: JSON lines on stdout, without secrets. */
export function log(): pino.Logger {
  logger ??= pino({
    level: env().LOG_LEVEL,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    // Made by `withoutSecrets` already; pino's own would take it for another kind of error.
    serializers: { err: (made: unknown) => made },
    formatters: { level: (label) => ({ level: label }), log: withoutSecrets },
  });
  return logger;
}
