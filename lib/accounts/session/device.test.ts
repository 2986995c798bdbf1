import { describe, expect, it } from "vitest";
import { knownDevice, rememberDevice } from "./device";

const ada = { id: "ada", passwordHash: "hash of ada" };
const ben = { id: "ben", passwordHash: "hash of ben" };

describe("the browser's cookie", () => {
  it("knows the accounts that signed in there, and no other", () => {
    const cookie = rememberDevice(rememberDevice("", ada), ben);
    expect(knownDevice(cookie, ada)).not.toBeNull();
    expect(knownDevice(cookie, ben)).not.toBeNull();
    expect(knownDevice(cookie, ada)).not.toBe(knownDevice(cookie, ben));
    expect(knownDevice(cookie, { id: "eve", passwordHash: "hash of eve" })).toBeNull();
    expect(rememberDevice(cookie, ben)).toBe(cookie);
  });

  it("is another's in another browser", () => {
    expect(knownDevice(rememberDevice("", ada), ada)).not.toBe(knownDevice(rememberDevice("", ada), ada));
  });

  it("ends with the password", () => {
    const cookie = rememberDevice("", ada);
    expect(knownDevice(cookie, { ...ada, passwordHash: "a new hash" })).toBeNull();
    expect(knownDevice(cookie, { ...ada, passwordHash: null })).toBeNull();
  });

  it.each(["", "nonsense", `${"a".repeat(22)}.${"0".repeat(64)}`, "x".repeat(10_000)])(
    "is not believed: %.20s",
    (cookie) => {
      expect(knownDevice(cookie, ada)).toBeNull();
      expect(knownDevice(rememberDevice(cookie, ada), ada)).not.toBeNull();
    },
  );

  it("cannot be carried over to another name", () => {
    const [, mark] = rememberDevice("", ada).split(".");
    expect(knownDevice(`${"b".repeat(22)}.${mark}`, ada)).toBeNull();
  });

  it("stays short however many people use the browser", () => {
    let cookie = rememberDevice("", ada);
    for (let n = 0; n < 20; n++) cookie = rememberDevice(cookie, { id: `person ${n}`, passwordHash: "hash" });
    expect(cookie.length).toBeLessThan(600);
    expect(knownDevice(cookie, { id: "person 19", passwordHash: "hash" })).not.toBeNull();
    expect(knownDevice(cookie, ada)).toBeNull();
  });
});
