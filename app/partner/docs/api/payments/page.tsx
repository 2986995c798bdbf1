import { ApiGroupPage } from "@/components/docs/api-group-page";

export const metadata = { title: "Payments, API reference" };

export default function PaymentsApiPage() {
  return <ApiGroupPage slug="payments" />;
}
