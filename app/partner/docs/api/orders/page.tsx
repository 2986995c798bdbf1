import { ApiGroupPage } from "@/components/docs/api-group-page";

export const metadata = { title: "Orders, API reference" };

export default function OrdersApiPage() {
  return <ApiGroupPage slug="orders" />;
}
