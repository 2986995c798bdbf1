import { ApiGroupPage } from "@/components/docs/api-group-page";

export const metadata = { title: "Customers, API reference" };

export default function CustomersApiPage() {
  return <ApiGroupPage slug="customers" />;
}
