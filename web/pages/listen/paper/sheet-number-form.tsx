import { useState } from "react";
import { openSheet } from "#listen/paper/paper.contract.ts";
import { sheetUnknown } from "#listen/paper/paper.errors.ts";
import { readSheetNumber } from "#listen/paper/sheet-number.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Form } from "../../../ui/form.tsx";
import { TextField } from "../../../ui/text-field.tsx";

export type OpenedSheet = ResponseOf<typeof openSheet>;

/** Which sheet is typed next. */
export function SheetNumber({
  campaign,
  asked,
  onOpen,
}: {
  campaign: string;
  /** The number that stands there at first. */
  asked: string;
  onOpen: (sheet: OpenedSheet) => void;
}) {
  const { id: workspace } = useWorkspace();
  const [number, setNumber] = useState(asked);
  const open = async () => {
    const sheet = readSheetNumber(number);
    // A typing error is told without asking the server.
    if (sheet === null) throw sheetUnknown();
    onOpen(await call(openSheet, { params: { workspace, campaign, sheet } }));
  };
  return (
    <Form submit="Open the sheet" onSubmit={open}>
      <TextField
        label="Sheet number"
        name="sheet"
        description="It stands at the top right of every page. Small letters and blanks don't matter."
        autoComplete="off"
        maxLength={20}
        autoFocus
        value={number}
        onChange={setNumber}
      />
    </Form>
  );
}
