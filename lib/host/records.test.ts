import { expect, it } from "vitest";
import {
  customerRecordSchema,
  orderRecordSchema,
  paymentRecordSchema,
  subscriptionRecordSchema,
} from "@/lib/capabilities/records";
import { newId } from "@/lib/platform/ids";
import { toCustomerRecord, toOrderRecord, toPaymentRecord, toSubscriptionRecord } from "./records";

const at = new Date("2026-11-21T12:00:00Z");
const row = {
  id: newId(),
  environment: "live",
  workspaceId: newId(),
  isDemo: false,
  createdAt: at,
  updatedAt: at,
} as const;

it("shows rows as the records that the API and the events promise, amounts as strings of digits", () => {
  const order = toOrderRecord({
    ...row,
    number: 7,
    status: "paid",
    customerId: newId(),
    currency: "EUR",
    totalMinor: 999_999_999_999_999n,
    taxMinor: 0n,
    lines: [{ name: "Oak stool", quantity: 1, unit_minor: "8900" }],
    note: "",
    lockVersion: 0,
  });
  expect(orderRecordSchema.parse(order).total_minor).toBe("999999999999999");
  const person = { ...row, name: "Ines", email: "ines@shop.example", taxNumber: null, note: "", lockVersion: 0 };
  expect(customerRecordSchema.parse(toCustomerRecord(person)).email).toBe("ines@shop.example");
});

it("shows an unknown state of a payment or subscription as the usual one", () => {
  const money = { ...row, currency: "EUR", amountMinor: 100n };
  const payment = toPaymentRecord({ ...money, orderId: newId(), status: "new word", method: "card" });
  expect(paymentRecordSchema.parse(payment).status).toBe("completed");
  const subscription = {
    ...money,
    customerId: newId(),
    plan: "Box",
    status: "cancelled",
    startedAt: at,
    cancelledAt: at,
  };
  expect(subscriptionRecordSchema.parse(toSubscriptionRecord(subscription))).toMatchObject({ status: "cancelled" });
});
