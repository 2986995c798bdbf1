import { readConfig } from "./config.ts";
import { startApp } from "./start.ts";

try {
  const app = await startApp(readConfig(process.env));
  console.log(`Example partner app at ${app.url.href}`);
  const stop = () => void app.close().then(() => process.exit(0));
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
} catch (error) {
  console.error(`The example partner app could not start. ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
