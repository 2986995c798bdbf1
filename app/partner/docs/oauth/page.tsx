import { GuidePage, guideMetadata } from "@/components/docs/guide-page";

export const metadata = guideMetadata("oauth");

export default function OauthPage() {
  return <GuidePage slug="oauth" />;
}
