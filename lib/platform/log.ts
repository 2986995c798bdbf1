import pino from "pino";
import { env } from "./env";

let logger: pino.Logger | undefined;

/** The structured log of this process: JSON lines on stdout, secrets removed by key name. */
export function log(): pino.Logger {
  logger ??= pino({
    level: env().LOG_LEVEL,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: [
        "password",
        "token",
        "secret",
        "authorization",
        "cookie",
        "*.password",
        "*.token",
        "*.secret",
        "*.authorization",
        "*.cookie",
      ],
      censor: "[removed]",
    },
  });
  return logger;
}
