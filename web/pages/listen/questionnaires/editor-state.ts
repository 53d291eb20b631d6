import type { Definition } from "#listen/questionnaires/definition.ts";
import type { Edited } from "./edits.ts";
import { nearest, type Place } from "./place.ts";

/** A questionnaire while it is edited, with the way back and forth. */
export interface EditorState extends Edited {
  past: readonly Edited[];
  future: readonly Edited[];
  /** What the last step was about, so that typing on in the same field is one step; null begins a new one. */
  run: { key: string; at: number } | null;
}

export type EditorAction =
  /** @param key the field that was typed in; @param at milliseconds, to tell one run of typing from the next */
  | { type: "edit"; definition: Definition; key?: string; at?: number }
  /** @param make gets the questionnaire as it is by then; null changes nothing */
  | { type: "restructure"; make: (definition: Definition) => Edited | null }
  | { type: "select"; place: Place }
  | { type: "undo" }
  | { type: "redo" }
  /** What somebody else saved takes the place of everything here. */
  | { type: "load"; definition: Definition };

/** Steps that can be undone. */
const mostSteps = 200;
/** Milliseconds after which typing on in the same field is a step of its own. */
const pause = 3000;

export const begin = (definition: Definition): EditorState => ({
  definition,
  place: nearest(definition, { kind: "page", page: 0 }),
  past: [],
  future: [],
  run: null,
});

export function editorState(state: EditorState, action: EditorAction): EditorState {
  switch (action.type) {
    case "edit":
      return edited(state, action);
    case "restructure": {
      const made = action.make(state.definition);
      if (!made || made.definition === state.definition) return state;
      return { ...after(state), definition: made.definition, place: nearest(made.definition, made.place) };
    }
    case "select":
      return { ...state, place: nearest(state.definition, action.place), run: null };
    case "undo":
      return back(state);
    case "redo":
      return forth(state);
    case "load":
      return {
        ...after(state),
        definition: action.definition,
        place: nearest(action.definition, state.place),
      };
  }
}

const stepOf = ({ definition, place }: EditorState): Edited => ({ definition, place });

/** The state with what it was put among what can be undone. */
const after = (state: EditorState): EditorState => ({
  ...state,
  past: [...state.past, stepOf(state)].slice(-mostSteps),
  future: [],
  run: null,
});

function edited(
  state: EditorState,
  { definition, key, at = 0 }: Extract<EditorAction, { type: "edit" }>,
): EditorState {
  if (definition === state.definition) return state;
  const goesOn = key !== undefined && state.run?.key === key && at - state.run.at < pause;
  const before = goesOn ? { ...state, future: [] } : after(state);
  return { ...before, definition, run: key === undefined ? null : { key, at } };
}

function back(state: EditorState): EditorState {
  const step = state.past.at(-1);
  if (!step) return state;
  return { ...step, past: state.past.slice(0, -1), future: [stepOf(state), ...state.future], run: null };
}

function forth(state: EditorState): EditorState {
  const [step, ...future] = state.future;
  if (!step) return state;
  return { ...step, past: [...state.past, stepOf(state)], future, run: null };
}
