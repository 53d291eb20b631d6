import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { updateCampaign } from "#listen/campaigns/campaign.contract.ts";
import { changedMeanwhile, wrongState } from "#listen/campaigns/campaign.errors.ts";
import type { AppError } from "#platform/errors.ts";
import { call } from "../../../../client.ts";
import { useWorkspace } from "../../../../shell/use-workspace.ts";
import { asAppError } from "../../../../ui/form.tsx";
import { toast } from "../../../../ui/toast.tsx";
import { type Campaign, campaignQuery, type Settings } from "../use-campaign.ts";

/** Whether what is on the screen is on the server. */
type SaveState =
  | { kind: "saved" }
  | { kind: "waiting" }
  | { kind: "saving" }
  | { kind: "refused"; error: AppError }
  /** Somebody else has changed the campaign since. */
  | { kind: "conflict" };

/** A campaign's settings while they are changed; they save themselves. */
export interface Draft {
  settings: Settings;
  change(changes: Partial<Settings>): void;
  state: SaveState;
  /** Saves now. @returns the revision that is on the server; fails where it was refused */
  flush(): Promise<number>;
  /** Settles a conflict: with what the other one saved, or with what is here. */
  settle(mine: boolean): Promise<void>;
}

/** Milliseconds without a change after which is saved. */
const pause = 1000;
/** Milliseconds after which saving is tried again where the server did not answer. */
const retry = 4000;

const cameThrough = ({ status }: AppError) => status !== undefined && status < 500;

/** Keeps a campaign's settings and saves them shortly after each change. */
export function useDraft(campaign: Campaign): Draft {
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  const [settings, setSettings] = useState(campaign.settings);
  const [state, setState] = useState<SaveState>({ kind: "saved" });
  const live = useRef({
    settings: campaign.settings,
    /** Stays while the name is empty, which the server would refuse with all else. */
    name: campaign.settings.name,
    revision: campaign.revision,
    isChanged: false,
    timer: 0,
    running: null as Promise<void> | null,
  });
  const { id } = campaign;
  const query = campaignQuery(workspace, id);

  const saveAll = async () => {
    const own = live.current;
    clearTimeout(own.timer);
    while (own.isChanged) {
      own.isChanged = false;
      setState({ kind: "saving" });
      try {
        if (own.settings.name.trim() !== "") own.name = own.settings.name;
        const body = { revision: own.revision, settings: { ...own.settings, name: own.name } };
        own.revision = (await call(updateCampaign, { params: { workspace, campaign: id }, body })).revision;
      } catch (thrown) {
        own.isChanged = true;
        const error = asAppError(thrown);
        setState(error.code === changedMeanwhile.code ? { kind: "conflict" } : { kind: "refused", error });
        if (error.code === wrongState.code) {
          // The page becomes another one: it has to say here what became of the change.
          toast(`Your last change was not saved. ${error.message}`);
          void queries.invalidateQueries({ queryKey: query.queryKey });
        }
        if (!cameThrough(error)) own.timer = setTimeout(() => void save().catch(() => {}), retry);
        throw error;
      }
    }
    setState({ kind: "saved" });
    await queries.invalidateQueries({ queryKey: query.queryKey });
  };
  const save = (): Promise<void> => {
    const own = live.current;
    own.running ??= saveAll().finally(() => {
      own.running = null;
    });
    return own.running;
  };
  const take = (next: Settings) => {
    live.current.settings = next;
    setSettings(next);
  };

  useEffect(() => {
    const own = live.current;
    if (campaign.revision <= own.revision || own.isChanged || own.running) return;
    own.revision = campaign.revision;
    own.settings = campaign.settings;
    setSettings(campaign.settings);
  }, [campaign]);

  return {
    settings,
    state,
    change(changes) {
      const own = live.current;
      take({ ...own.settings, ...changes });
      own.isChanged = true;
      clearTimeout(own.timer);
      if (state.kind === "conflict") return;
      setState({ kind: "waiting" });
      own.timer = setTimeout(() => void save().catch(() => {}), pause);
    },
    async flush() {
      await save();
      return live.current.revision;
    },
    async settle(mine) {
      const now = await queries.fetchQuery({ ...query, staleTime: 0 });
      live.current.revision = now.revision;
      if (mine) return save();
      live.current.isChanged = false;
      take(now.settings);
      setState({ kind: "saved" });
    },
  };
}
