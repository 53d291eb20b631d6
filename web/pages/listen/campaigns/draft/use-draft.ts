import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { updateCampaign } from "#listen/campaigns/campaign.contract.ts";
import { changedMeanwhile, wrongState } from "#listen/campaigns/campaign.errors.ts";
import { AppError, isKind } from "#platform/errors.ts";
import { call } from "../../../../client.ts";
import { createKeeper, type Keeper, type Keeping } from "../../../../shell/self-saving/keeper.ts";
import { useKeeping } from "../../../../shell/self-saving/use-keeping.ts";
import { useWorkspace } from "../../../../shell/use-workspace.ts";
import { toast } from "../../../../ui/toast.tsx";
import { type Campaign, campaignQuery, type Settings } from "../use-campaign.ts";

interface Saved {
  revision: number;
}

/** A campaign's settings while they are changed; they save themselves. */
export interface Draft {
  settings: Settings;
  change(changes: Partial<Settings>): void;
  keeper: Keeper<Settings, Saved>;
  keeping: Keeping<Settings, Saved>;
  /** Saves now. @returns the revision that is on the server; fails where it was refused */
  flush(): Promise<number>;
  /** Settles a conflict: with what the other one saved, or with what is here. */
  settle(mine: boolean): Promise<unknown>;
}

/** Keeps a campaign's settings and saves them shortly after each change. */
export function useDraft(campaign: Campaign): Draft {
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  const { id } = campaign;
  const query = campaignQuery(workspace, id);
  const [keeper] = useState(() => {
    // Stays while the name is empty, which the server would refuse with all else.
    let { name } = campaign.settings;
    return createKeeper<Settings, Saved>({
      value: campaign.settings,
      saved: campaign,
      isConflict: (error) => isKind(error, changedMeanwhile),
      save: async (revision, settings) => {
        if (settings.name.trim() !== "") name = settings.name;
        try {
          const body = { revision, settings: { ...settings, name } };
          return await call(updateCampaign, { params: { workspace, campaign: id }, body });
        } catch (error) {
          // The page becomes another one: it has to say here what became of the change.
          if (error instanceof AppError && isKind(error, wrongState))
            toast(`Your last change was not saved. ${error.message}`);
          throw error;
        } finally {
          void queries.invalidateQueries({ queryKey: query.queryKey });
        }
      },
    });
  });
  const keeping = useKeeping(keeper);

  // What a colleague saved is shown, unless something here is still to be saved.
  useEffect(() => {
    const { phase, saved } = keeper.now();
    if (phase === "saved" && campaign.revision > saved.revision) keeper.begin(campaign.settings, campaign);
  }, [keeper, campaign]);

  return {
    settings: keeping.value,
    change: (changes) => keeper.change({ ...keeper.now().value, ...changes }),
    keeper,
    keeping,
    flush: async () => (await keeper.flush()).revision,
    async settle(mine) {
      const now = await queries.fetchQuery({ ...query, staleTime: 0 });
      return mine ? keeper.overrule(now) : keeper.begin(now.settings, now);
    },
  };
}
