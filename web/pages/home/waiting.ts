import { useQuery } from "@tanstack/react-query";
import { listSupported, readMyContract } from "#embed/contracts/contract.contract.ts";
import { listMyResults } from "#embed/personal-results/personal-results.contract.ts";
import { listMyInvitations } from "#listen/campaigns/campaign.contract.ts";
import { listMyRequests } from "#listen/colleagues/colleagues.contract.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { call } from "../../client.ts";
import { wasSeen } from "../../shell/seen.ts";
import { useWorkspace } from "../../shell/use-workspace.ts";
import { relativeTime } from "../../ui/relative-time.ts";

/** Something that somebody may want to do today. */
export interface Waiting {
  key: string;
  title: string;
  detail: string;
  action: string;
  href: string;
  isNew: boolean;
}

/** What `findWaiting` is made from. */
interface Sources {
  invitations: ResponseOf<typeof listMyInvitations>;
  requests: ResponseOf<typeof listMyRequests>;
  contract: ResponseOf<typeof readMyContract>;
  supported: ResponseOf<typeof listSupported>;
  results: ResponseOf<typeof listMyResults>;
}

const closing = (closesAt: string) => `Closes ${relativeTime(new Date(closesAt), new Date())}.`;

/** Questionnaires, colleagues' requests, the week's check-in and fresh results, the most pressing first. */
function findWaiting(sources: Sources, href: (path: string) => string): Waiting[] {
  const { invitations, requests, contract, supported, results } = sources;
  const { current } = contract;
  const isAsked = (week: string) => !current?.checkIns.some((checkIn) => checkIn.week === week);
  return [
    ...invitations.invitations
      .filter(({ progress }) => progress !== "completed")
      .map(({ campaign, name, closesAt, progress, path }) => ({
        key: campaign,
        title: name,
        detail: `${progress === "started" ? "You have begun." : progress === null ? "Your view is asked, anonymously: whether you have given it is not known here." : "Your view is asked."} ${closing(closesAt)}`,
        action: progress === "started" ? "Go on" : "Answer",
        href: path,
        isNew: progress === "not started",
      })),
    ...requests.received
      .filter(({ state }) => state === "asked" || state === "accepted")
      .map(({ request, from, campaign, closesAt, state, path }) => ({
        key: request,
        title: `${from} asks for your view`,
        detail: `${campaign}. ${closing(closesAt)}`,
        action: state === "asked" ? "Read and decide" : "Go on",
        href: path,
        isNew: state === "asked",
      })),
    ...supported.contracts
      .filter(({ state }) => state === "asked")
      .map(({ supporter, name, path }) => ({
        key: supporter,
        title: `${name} asks for your support`,
        detail: "They have written a contract for change and would like you beside them.",
        action: "Have a look",
        href: path,
        isNew: true,
      })),
    ...(current?.state === "signed" && current.askedWeek !== null && isAsked(current.askedWeek)
      ? [
          {
            key: current.id,
            title: "Your contract for change",
            detail: "How did this week go? It takes two minutes.",
            action: "Check in",
            href: href("/my/contract"),
            isNew: false,
          },
        ]
      : []),
    ...results.results
      .filter(({ invitation }) => !wasSeen(invitation))
      .map(({ invitation, campaign, isFinal }) => ({
        key: invitation,
        title: `Your results of ${campaign}`,
        detail: isFinal
          ? "They are ready, for you to read."
          : "You can read them already; they change with your answers.",
        action: "See your results",
        href: href(`/my/results/${invitation}`),
        isNew: true,
      })),
  ];
}

/** What waits for whoever is signed in. */
export function useWaiting() {
  const { id: workspace, href } = useWorkspace();
  return useQuery({
    queryKey: [workspace, "my", "waiting"],
    queryFn: async ({ signal }) => {
      const params = { workspace };
      const [invitations, requests, contract, supported, results] = await Promise.all([
        call(listMyInvitations, { params }, { signal }),
        call(listMyRequests, { params }, { signal }),
        call(readMyContract, { params }, { signal }),
        call(listSupported, { params }, { signal }),
        call(listMyResults, { params }, { signal }),
      ]);
      return {
        waiting: findWaiting({ invitations, requests, contract, supported, results }, href),
        results: results.results,
      };
    },
    staleTime: 0,
  });
}
