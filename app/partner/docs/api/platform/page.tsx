import { ApiGroupPage } from "@/components/docs/api-group-page";

export const metadata = { title: "Platform, API reference" };

export default function PlatformApiPage() {
  return <ApiGroupPage slug="platform" />;
}
