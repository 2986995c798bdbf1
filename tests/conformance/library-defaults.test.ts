import path from "node:path";
import { expect, it } from "vitest";
import { z } from "zod";
import { providerSettings } from "@/lib/authorization/provider/settings";
import { testDatabase } from "../support/database-env";

// The library says what it knows in a module that is not part of its public API. It has no types and may move: then this test fails, and
// the list must be found again.

const LIBRARY = path.resolve(import.meta.dirname, "../../node_modules/oidc-provider/lib/helpers");
const feature = z.looseObject({ enabled: z.boolean() });
const defaultsSchema = z.looseObject({
  features: z.record(z.string(), feature),
  enabledJWA: z.record(z.string(), z.unknown()),
  routes: z.record(z.string(), z.string()),
  cookies: z.looseObject({ names: z.record(z.string(), z.string()) }),
  ttl: z.record(z.string(), z.unknown()),
});

async function libraryDefaults() {
  const { default: get }: { default: () => unknown } = await import(path.join(LIBRARY, "defaults.js"));
  return defaultsSchema.parse(get());
}

/** Lifetimes of what only features make that are off. */
const OF_FEATURES_OFF = {
  BackchannelAuthenticationRequest: "ciba",
  DeviceCode: "deviceFlow",
  PreAuthorizedCode: "openid4vci",
};
/** Addresses of features that are off, by the feature. */
const ROUTES_OFF = {
  backchannel_authentication: "ciba",
  challenge: "attestClientAuth",
  code_verification: "deviceFlow",
  credential: "openid4vci",
  device_authorization: "deviceFlow",
  end_session: "rpInitiatedLogout",
  registration: "registration",
  userinfo: "userinfo",
};

const keys = (value: object | undefined) => Object.keys(value ?? {}).sort();

it("every feature of the library is on or off by a line of ours", async () => {
  await testDatabase().query("SELECT 1");
  const defaults = await libraryDefaults();
  const features = z.record(z.string(), feature).parse(providerSettings([]).features);
  expect(keys(features)).toEqual(keys(defaults.features));
  const { STABLE, EXPERIMENTS }: { STABLE: Set<string>; EXPERIMENTS: Map<string, unknown> } = await import(
    path.join(LIBRARY, "features.js")
  );
  expect(keys(features)).toEqual([...STABLE, ...EXPERIMENTS.keys()].sort());
  // What is on says all that the library would decide inside it.
  for (const [name, settings] of Object.entries(features).filter(([, { enabled }]) => enabled))
    expect([name, keys(settings)]).toEqual([name, keys(defaults.features[name])]);
  expect(Object.keys(features).filter((name) => features[name]?.enabled)).toEqual([
    "clientCredentials",
    "revocation",
    "introspection",
    "resourceIndicators",
    "dPoP",
    "pushedAuthorizationRequests",
  ]);
});

it("and so is everything else that it decides: settings, algorithms, addresses, cookies, lifetimes", async () => {
  const defaults = await libraryDefaults();
  const ours = providerSettings([]);
  expect(keys(ours)).toEqual(keys(defaults));
  expect(keys(ours.enabledJWA)).toEqual(keys(defaults.enabledJWA));
  expect(ours.cookies?.names).toEqual(defaults.cookies.names);
  const off = (list: Record<string, string>) =>
    Object.entries(list).map(([name, of]) => {
      expect([of, z.record(z.string(), feature).parse(ours.features)[of]?.enabled]).toEqual([of, false]);
      return name;
    });
  expect([...keys(ours.routes), ...off(ROUTES_OFF)].sort()).toEqual(keys(defaults.routes));
  expect([...keys(ours.ttl), ...off(OF_FEATURES_OFF)].sort()).toEqual(keys(defaults.ttl));
});
