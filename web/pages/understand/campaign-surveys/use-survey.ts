import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { ResponseOf } from "#platform/http/contract.ts";
import { readCampaignVoices } from "#understand/campaign-reports/campaign-voices.contract.ts";
import {
  readCampaignSurvey,
  readCampaignSurveyGroup,
  readSurveyTrend,
} from "#understand/campaign-surveys/campaign-surveys.contract.ts";
import { call } from "../../../client.ts";
import { useSearchParam } from "../../../shell/address.ts";
import { useResultsAddress } from "../results/use-overview.ts";

export type FoundSurvey = ResponseOf<typeof readCampaignSurvey>;

const ofRelease = (release: string) => (release === "" ? {} : { release });

/** All figures of the campaign in the address. */
export function useCampaignSurvey() {
  const { workspace, params, campaign, release } = useResultsAddress();
  return useQuery({
    queryKey: [workspace, "results", campaign, "survey", release],
    queryFn: ({ signal }) => call(readCampaignSurvey, { params, query: ofRelease(release) }, { signal }),
  });
}

/** What changed since earlier campaigns. */
export function useTrend() {
  const { workspace, params, campaign, release } = useResultsAddress();
  return useQuery({
    queryKey: [workspace, "results", campaign, "trend", release],
    queryFn: ({ signal }) => call(readSurveyTrend, { params, query: ofRelease(release) }, { signal }),
  });
}

/** Released themes, and saved comparisons of perceptions that the campaign is part of. */
export function useVoices() {
  const { workspace, params, campaign } = useResultsAddress();
  return useQuery({
    queryKey: [workspace, "results", campaign, "voices"],
    queryFn: ({ signal }) => call(readCampaignVoices, { params }, { signal }),
  });
}

/** The group that the page is filtered by, from the address; empty where it is about everybody. */
export function useGroupFilter() {
  const [breakdown, setBreakdown] = useSearchParam("breakdown", "");
  const [value, setValue] = useSearchParam("value", "");
  return { breakdown, value, setBreakdown, setValue };
}

/** Figures of the group in the address. */
export function useGroup(breakdown: string, value: string) {
  const { workspace, params, campaign, release } = useResultsAddress();
  return useQuery({
    queryKey: [workspace, "results", campaign, "group", release, breakdown, value],
    queryFn: ({ signal }) =>
      call(
        readCampaignSurveyGroup,
        { params, query: { ...ofRelease(release), breakdown, value } },
        { signal },
      ),
    enabled: breakdown !== "" && value !== "",
    placeholderData: keepPreviousData,
  });
}
