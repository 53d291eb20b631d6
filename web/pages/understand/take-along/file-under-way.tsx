import { useQuery } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useState } from "react";
import { readAnswerProgress } from "#understand/exports/take-along.contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Button } from "../../../ui/button.tsx";
import { saveFile } from "../../../ui/chart/save-file.ts";
import { Notice } from "../../../ui/notice.tsx";
import { Progress } from "../../../ui/progress.tsx";
import { Row } from "../../../ui/stack.tsx";
import { receiveFile } from "./receive-file.ts";

interface FileUnderWayProps {
  /** Of the file, with its ticket. */
  path: string;
  campaign: string;
  /** People whose answers will be in it. */
  people: number;
  /** With a sentence where it came to nothing. */
  onEnd: (problem: string | null) => void;
}

const everySecond = 1000;
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;

/** A file of many answers as it comes: how far it is, and a way to stop. Leaving the page stops it, too. */
export function FileUnderWay({ path, campaign, people, onEnd }: FileUnderWayProps) {
  const { id: workspace } = useWorkspace();
  const [bytes, setBytes] = useState(0);
  const [stopping] = useState(() => new AbortController());
  const ended = useEffectEvent(onEnd);
  const ticket = new URLSearchParams(path.split("?")[1]).get("ticket") ?? "";
  const { data } = useQuery({
    queryKey: [workspace, "answer-export", ticket],
    queryFn: ({ signal }) =>
      call(readAnswerProgress, { params: { workspace, campaign }, query: { ticket } }, { signal }),
    refetchInterval: everySecond,
    retry: false,
  });
  useEffect(() => {
    const leaving = new AbortController();
    const signal = AbortSignal.any([leaving.signal, stopping.signal]);
    receiveFile(path, signal, setBytes).then(
      ({ name, content }) => {
        saveFile(name, content);
        ended(null);
      },
      (error: unknown) => {
        if (leaving.signal.aborted) return;
        ended(
          stopping.signal.aborted
            ? "Stopped. Nothing was saved."
            : error instanceof Error && error.name !== "TypeError"
              ? error.message
              : "The connection broke before the file was complete. Ask for it again.",
        );
      },
    );
    return () => leaving.abort();
  }, [path, stopping]);
  const written = data?.state === "waiting" ? 0 : (data?.written ?? 0);
  return (
    <Notice title="The file is being made. Stay on this page until it is saved.">
      <Row>
        <Progress
          label="Answers written"
          value={written}
          total={people}
          words={`${written.toLocaleString()} of ${people.toLocaleString()} people, ${megabytes(bytes)}`}
        />
        <Button onPress={() => stopping.abort()}>Stop</Button>
      </Row>
    </Notice>
  );
}
