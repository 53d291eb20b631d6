import { Notice } from "../../../../ui/notice.tsx";
import { momentWords } from "../parts/moments.ts";
import type { Campaign } from "../use-campaign.ts";

/** What a close means: links end, and single answers are deleted one day. */
export function ClosedNotice({ campaign }: { campaign: Campaign }) {
  const { answersDeletedAfter, answersDeletedAt, timeZone } = campaign;
  return (
    <Notice tone="success" title="This campaign is closed for good. Its links work no more.">
      {answersDeletedAt !== null ? (
        <p>{`Single answers were deleted ${momentWords(answersDeletedAt, timeZone)}, as people were told. Released results stay.`}</p>
      ) : (
        answersDeletedAfter !== null && (
          <p>{`Single answers are deleted after ${momentWords(answersDeletedAfter, timeZone)}, as people were told. Released results stay.`}</p>
        )
      )}
    </Notice>
  );
}
