import { GuidePage, guideMetadata } from "@/components/docs/guide-page";

export const metadata = guideMetadata("webhooks");

export default function WebhooksPage() {
  return <GuidePage slug="webhooks" />;
}
