import { ApiGroupPage } from "@/components/docs/api-group-page";

export const metadata = { title: "Subscriptions, API reference" };

export default function SubscriptionsApiPage() {
  return <ApiGroupPage slug="subscriptions" />;
}
