import { TOTP } from "otpauth";
import { Problem, runMain } from "./lib/problem.ts";
import { loadDotEnv, readSettings } from "./lib/settings.ts";
import { readSignIns } from "./lib/sign-ins.ts";

/** `npm run totp`: the codes of the demo staff, as an authenticator app would show them. */
await runMain(async () => {
  loadDotEnv();
  const settings = readSettings(process.env);
  if (settings.mode !== "demo") throw new Problem("Codes are printed for the demo's invented staff only.");
  const staff = (await readSignIns(settings.dataDir)).filter(({ totpSecret }) => totpSecret !== undefined);
  if (staff.length === 0) throw new Problem("There is no demo staff yet: run npm start first.");
  for (const { role, email, totpSecret = "" } of staff) {
    const totp = new TOTP({ secret: totpSecret });
    console.log(`${totp.generate()}  ${role} ${email}  (for ${Math.ceil(totp.remaining() / 1000)} s)`);
  }
});
