import { ApiGroupPage } from "@/components/docs/api-group-page";

export const metadata = { title: "Installation, API reference" };

export default function InstallationApiPage() {
  return <ApiGroupPage slug="installation" />;
}
