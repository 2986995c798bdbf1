import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, it } from "vitest";
import { POLICY } from "@/lib/accounts/policy";
import { createOpenApiDocument, OPERATIONS } from "@/lib/authorization/operations/openapi";
import { answeredRoutes, callApi } from "../support/api-router";

const ORIGIN = "https://marketplace.example";

describe("the OpenAPI document", () => {
  it("is a valid 3.1 document, with the demo host and without", async () => {
    for (const demoHost of [true, false]) {
      const result = await new Validator().validate({ ...createOpenApiDocument(ORIGIN, { demoHost }) });
      expect(result.errors ?? []).toEqual([]);
      expect(result.valid).toBe(true);
    }
  });

  it("names every route and only routes", async () => {
    const documented = OPERATIONS.map(({ method, path }) => `${method.toUpperCase()} ${path}`);
    // The document does not describe itself.
    const answered = (await answeredRoutes()).filter((route) => route !== "GET /api/v1/openapi.json");
    expect([...documented].sort()).toEqual(answered);
  });

  it("has unique ids, one for each of the API's policies", () => {
    const ids = OPERATIONS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const named = Object.keys(POLICY).filter(
      (policy) => policy.startsWith("api.") && policy !== "api.tokens.introspect",
    );
    expect(
      [...new Set(OPERATIONS.map(({ policy }) => policy))].filter((policy) => policy.startsWith("api.")).sort(),
    ).toEqual(named.sort());
  });

  it("leaves the host's records out where there are none", () => {
    const paths = Object.keys(createOpenApiDocument(ORIGIN, { demoHost: false }).paths ?? {});
    expect(paths).toContain("/api/v1/events");
    expect(paths.filter((path) => path.includes("orders"))).toEqual([]);
  });

  it("is served with the server's own address", async () => {
    const answer = await callApi("GET", "/api/v1/openapi.json");
    expect(answer.body).toMatchObject({ openapi: "3.1.0", servers: [{ url: process.env.ORIGIN }] });
  });
});
