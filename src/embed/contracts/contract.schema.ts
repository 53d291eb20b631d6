import { type Static, Type } from "typebox";
import { Moment, Uuid } from "#people/access/contract.ts";
import { marks } from "./check-in.ts";
import { linesOf, longestLine, longestText, mostGoals, mostMilestones } from "./clauses.ts";

export const orNull = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);

/** An ISO date. */
export const Day = Type.String({ format: "date" });
const Text = Type.String({ maxLength: longestText });
const Short = Type.String({ maxLength: longestLine });
const lines = (count: number) => Type.Array(Short, { minItems: count, maxItems: count });

export const ClausesSchema = Type.Object({
  goals: Type.Array(
    Type.Object({
      id: Type.String({ pattern: "^g[1-3]$" }),
      text: Text,
      sign: Text,
      from: orNull(
        Type.Object({
          competency: Type.String({ maxLength: longestText }),
          statement: Type.String({ maxLength: 100 }),
          topic: Type.String({ maxLength: longestText }),
        }),
      ),
    }),
    { minItems: mostGoals, maxItems: mostGoals },
  ),
  less: lines(linesOf.less),
  record: Text,
  help: lines(linesOf.help),
  methods: lines(linesOf.methods),
  milestones: Type.Array(
    Type.Object({
      id: Type.String({ pattern: "^m[1-4]$" }),
      on: Type.String({ pattern: "^(|\\d{4}-\\d{2}-\\d{2})$" }),
      text: Short,
    }),
    { maxItems: mostMilestones },
  ),
  milestoneReward: Text,
  endReward: Text,
  endsOn: Day,
});

const Mark = Type.Enum([...marks]);
export const Marks = Type.Object({
  g1: Type.Optional(Mark),
  g2: Type.Optional(Mark),
  g3: Type.Optional(Mark),
});

export const SharesSchema = Type.Union([Type.Literal("goals"), Type.Literal("whole")]);

const CheckInSchema = Type.Object({
  week: Day,
  marks: Marks,
  note: Type.String(),
  learned: Type.String(),
  revision: Type.Integer(),
});

const SupporterSchema = Type.Object({
  id: Uuid,
  name: Type.String(),
  /** Null for people of the organisation, whose address is nobody's business. */
  email: orNull(Type.String()),
  shares: SharesSchema,
  state: Type.Enum(["named", "asked", "accepted", "declined"]),
  /** Has left the organisation: their link works no more. */
  hasLeft: Type.Boolean(),
  askedAt: orNull(Moment),
  answeredAt: orNull(Moment),
});
export type SupporterView = Static<typeof SupporterSchema>;

const VersionSchema = Type.Object({
  version: Type.Integer(),
  clauses: ClausesSchema,
  signatures: Type.Array(Type.Object({ name: Type.String(), signedAt: Moment, isOwner: Type.Boolean() })),
});

export const ContractSchema = Type.Object({
  id: Uuid,
  state: Type.Enum(["draft", "signed", "completed", "ended"]),
  /** Being written: of a draft, or of a change that is not signed yet. */
  clauses: ClausesSchema,
  revision: Type.Integer(),
  isAmending: Type.Boolean(),
  beginsOn: orNull(Day),
  endsOn: orNull(Day),
  createdAt: Moment,
  finishedAt: orNull(Moment),
  closingWord: Type.String(),
  /** Signed ones, the newest first. */
  versions: Type.Array(VersionSchema),
  /** Days on which milestones were reached, by their ids. */
  reached: Type.Record(Type.String(), Day),
  supporters: Type.Array(SupporterSchema),
  checkIns: Type.Array(CheckInSchema),
  /** Mondays of the weeks that can be written down today. */
  openWeeks: Type.Array(Day),
  /** The one of them that is asked about. */
  askedWeek: orNull(Day),
  reminders: Type.Object({
    /** 1 is Monday. */
    weekday: Type.Integer({ minimum: 1, maximum: 7 }),
    stopped: Type.Boolean(),
    pausedUntil: orNull(Day),
    /** When the next one goes; null where none will. */
    next: orNull(Moment),
  }),
});
export type ContractView = Static<typeof ContractSchema>;
