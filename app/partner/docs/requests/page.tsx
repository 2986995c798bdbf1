import { GuidePage, guideMetadata } from "@/components/docs/guide-page";

export const metadata = guideMetadata("requests");

export default function RequestsPage() {
  return <GuidePage slug="requests" />;
}
