import { type Static, type TProperties, type TSchema, Type } from "typebox";
import type { Definition } from "./definition.ts";
import { definitionLimits } from "./definition-limits.ts";
import { type Meaning, meanings } from "./meaning.ts";

const { textCharacters, labelCharacters, conditionCharacters } = definitionLimits;
const strict = { additionalProperties: false };
// Text that PostgreSQL and browsers can keep: no control characters but line breaks and tabs, no half characters.
const plain = String.raw`^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$`;
const tag = "[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?";

const Tag = Type.String({ pattern: `^${tag}$` });
const textsOf = (maxLength: number) =>
  Type.Record(Type.String({ pattern: `^${tag}$` }), Type.String({ maxLength, pattern: plain }), {
    ...strict,
    maxProperties: definitionLimits.languages,
  });
const Text = textsOf(textCharacters);
const Label = textsOf(labelCharacters);
/** Of a question, an option, a row: conditions and exports name it so. */
const Id = Type.String({ pattern: "^[A-Za-z][A-Za-z0-9_-]{0,39}$" });
/** Options may be figures, too: "1". */
const OptionId = Type.String({ pattern: "^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$" });
const Condition = Type.String({ maxLength: conditionCharacters, pattern: plain });
const Option = Type.Object({ id: OptionId, text: Label }, strict);
const Options = Type.Array(Option, { maxItems: definitionLimits.options });
const Rows = Type.Array(Option, { maxItems: definitionLimits.rows });
const Anchors = Type.Array(Label, { maxItems: definitionLimits.points });
const Point = Type.Integer({ minimum: -100, maximum: 100 });
const MeaningName = Type.Unsafe<Meaning>(Type.Union(meanings.map((each) => Type.Literal(each))));
const Count = Type.Integer({ minimum: 0, maximum: definitionLimits.options });
const Bound = Type.Number({ minimum: -1e12, maximum: 1e12 });
const Day = Type.String({ pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" });
const scale = { minimum: Point, maximum: Point, anchors: Anchors };

const asked = {
  id: Id,
  text: Text,
  help: Type.Optional(Text),
  required: Type.Optional(Type.Boolean()),
  notApplicable: Type.Optional(Type.Boolean()),
  dontKnow: Type.Optional(Type.Boolean()),
  refused: Type.Optional(Type.Boolean()),
  showIf: Type.Optional(Condition),
  meaning: Type.Optional(MeaningName),
};

const question = <const Name extends string, Fields extends TProperties>(type: Name, fields: Fields) =>
  Type.Object({ type: Type.Literal(type), ...asked, ...fields }, strict);

const choice = { options: Options, other: Type.Optional(Label) };
const length = (maximum: number) => ({
  maximumLength: Type.Optional(Type.Integer({ minimum: 1, maximum })),
});

/** Each type's own schema. */
export const questionSchemas = [
  question("single-choice", choice),
  question("dropdown", choice),
  question("multiple-choice", {
    ...choice,
    exclusive: Type.Optional(Type.Array(OptionId, { maxItems: definitionLimits.options })),
    minimum: Type.Optional(Count),
    maximum: Type.Optional(Count),
  }),
  question("matrix", {
    rows: Rows,
    columns: Type.Array(Option, { maxItems: definitionLimits.columns }),
  }),
  question("rating", scale),
  question("zero-to-ten", { low: Label, high: Label }),
  question("paired-rating", {
    rows: Rows,
    perspectives: Type.Array(Type.Object({ id: OptionId, name: Label, lead: Label }, strict), {
      maxItems: 4,
    }),
    ...scale,
  }),
  question("ranking", { options: Options, ranks: Type.Optional(Count) }),
  question("constant-sum", { options: Options, total: Type.Integer({ minimum: 0, maximum: 1_000_000 }) }),
  question("number", {
    minimum: Type.Optional(Bound),
    maximum: Type.Optional(Bound),
    decimals: Type.Optional(Type.Integer({ minimum: 0, maximum: 6 })),
    unit: Type.Optional(Label),
  }),
  question("date", { earliest: Type.Optional(Day), latest: Type.Optional(Day) }),
  question("short-text", length(500)),
  question("long-text", length(20_000)),
  question("statement", {}),
] as const;

const structureWith = <Question extends TSchema>(QuestionSchema: Question) =>
  Type.Object(
    {
      languages: Type.Array(Tag, { minItems: 1, maxItems: definitionLimits.languages }),
      title: Label,
      introduction: Type.Optional(Text),
      thanks: Type.Optional(Text),
      pages: Type.Array(
        Type.Object(
          {
            id: Id,
            title: Type.Optional(Label),
            introduction: Type.Optional(Text),
            showIf: Type.Optional(Condition),
            questions: Type.Array(QuestionSchema, { maxItems: definitionLimits.questionsPerPage }),
          },
          strict,
        ),
        { maxItems: definitionLimits.pages },
      ),
    },
    strict,
  );

const Structure = structureWith(Type.Union([...questionSchemas]));

type Languages = { languages: Definition["languages"] };
/** What the schema says and what the types say is the same; only that a list isn't empty, the former says by a number. */
type Agrees = Static<typeof Structure> & Languages extends Definition ? Definition : never;

/** The structure of a questionnaire. Everything in it has a bound, and nothing unknown is let in. */
export const DefinitionSchema = Type.Unsafe<Agrees>(Structure);

const typeNames = questionSchemas.map(({ properties }) => properties.type);

/**
 * The same with questions of any content, for what is sent: definition.import.ts then checks each question by its own
 * type's schema, which says what is wrong with it instead of which types it isn't.
 */
export const SentDefinition = Type.Unsafe<Definition>(
  structureWith(Type.Object({ type: Type.Union(typeNames) }, { additionalProperties: true })),
);
