import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { AppError } from "#platform/errors.ts";
import { createKeeper } from "../web/shell/self-saving/keeper.ts";

const conflict = new AppError("draft.changed", "Somebody saved.", { status: 409 });
const unreachable = new AppError("server.unreachable", "Nobody answered.");

interface Sent {
  revision: number;
  value: string;
}

/** A keeper of one word, and what it sent; `answer` may refuse or wait. */
function wordKeeper(answer: (attempt: number) => void | Promise<void> = () => {}) {
  const sent: Sent[] = [];
  const keeper = createKeeper<string, { revision: number }>({
    value: "as it was",
    saved: { revision: 1 },
    save: async (revision, value) => {
      sent.push({ revision, value });
      await answer(sent.length);
      return { revision: revision + 1 };
    },
    isConflict: ({ code }) => code === conflict.code,
    pause: 500,
  });
  return { keeper, sent, phase: () => keeper.now().phase };
}

describe("what saves itself", () => {
  test("is sent once at a time, and always as it came last", async () => {
    const first = Promise.withResolvers<void>();
    let running = 0;
    const { keeper, sent, phase } = wordKeeper(async (attempt) => {
      assert.equal(++running, 1);
      if (attempt === 1) await first.promise;
      running--;
    });
    keeper.change("one");
    assert.equal(phase(), "changed");
    const one = keeper.flush();
    await Promise.resolve();
    assert.equal(phase(), "saving");
    keeper.change("two");
    keeper.change("three");
    const two = keeper.flush();
    first.resolve();
    assert.deepEqual(await Promise.all([one, two]), [{ revision: 3 }, { revision: 3 }]);
    assert.deepEqual(sent, [
      { revision: 1, value: "one" },
      { revision: 2, value: "three" },
    ]);
    assert.equal(phase(), "saved");
    await keeper.flush();
    assert.equal(sent.length, 2);
    await keeper.flush(true);
    assert.deepEqual(sent[2], { revision: 3, value: "three" });
  });

  test("is saved without a request where it is again as the server has it", async () => {
    const { keeper, sent, phase } = wordKeeper();
    keeper.change("one");
    keeper.change("as it was");
    assert.equal(phase(), "saved");
    await keeper.flush();
    assert.deepEqual(sent, []);
  });

  test("what could not be saved is saved by the next attempt", async () => {
    const { keeper, sent, phase } = wordKeeper((attempt) => {
      if (attempt === 1) throw unreachable;
    });
    keeper.change("one");
    await assert.rejects(keeper.flush(), unreachable);
    assert.deepEqual([phase(), keeper.now().error], ["failed", unreachable]);
    await keeper.flush();
    assert.deepEqual([phase(), keeper.now().error, sent.length], ["saved", null, 2]);
  });

  test("what fails for a reason of its own is told in words", async () => {
    const { keeper } = wordKeeper(() => {
      throw new TypeError("x is not a function");
    });
    keeper.change("one");
    await assert.rejects(keeper.flush(), { message: "This could not be saved. Try again." });
  });

  test("after somebody else saved nothing is sent until one goes on from theirs", async () => {
    const { keeper, sent, phase } = wordKeeper((attempt) => {
      if (attempt === 1) throw conflict;
    });
    keeper.change("mine");
    await assert.rejects(keeper.flush(), conflict);
    keeper.change("mine, too");
    await assert.rejects(keeper.flush(), conflict);
    assert.deepEqual([phase(), sent.length, keeper.now().value], ["conflict", 1, "mine, too"]);
    keeper.begin("theirs", { revision: 7 });
    assert.deepEqual([phase(), keeper.now().value], ["saved", "theirs"]);
    keeper.change("mine");
    assert.deepEqual(await keeper.flush(), { revision: 8 });
  });

  test("what is here may also be put over what somebody else saved", async () => {
    const { keeper, sent, phase } = wordKeeper((attempt) => {
      if (attempt === 1) throw conflict;
    });
    keeper.change("mine");
    await assert.rejects(keeper.flush(), conflict);
    assert.deepEqual(await keeper.overrule({ revision: 7 }), { revision: 8 });
    assert.deepEqual([phase(), sent.at(-1)], ["saved", { revision: 7, value: "mine" }]);
  });

  test("an answer to what was given up changes nothing", async () => {
    const gate = Promise.withResolvers<void>();
    const { keeper, phase } = wordKeeper(() => gate.promise);
    keeper.change("mine");
    const sending = keeper.flush();
    keeper.begin("theirs", { revision: 7 });
    gate.resolve();
    assert.deepEqual(await sending, { revision: 7 });
    assert.deepEqual([phase(), keeper.now().value, keeper.now().stored], ["saved", "theirs", "theirs"]);
  });

  test("saves by itself after a pause, tries again where nobody answered, and rests when nobody listens", async (context) => {
    context.mock.timers.enable({ apis: ["setTimeout"] });
    const { keeper, sent, phase } = wordKeeper((attempt) => {
      if (attempt === 1) throw unreachable;
    });
    /** What a save waits for has no timers. */
    const turns = async () => {
      for (let turn = 0; turn < 20; turn++) await Promise.resolve();
    };
    keeper.change("unheard");
    context.mock.timers.tick(60_000);
    await turns();
    assert.equal(sent.length, 0);
    const leave = keeper.subscribe(() => {});
    context.mock.timers.tick(499);
    keeper.change("heard");
    context.mock.timers.tick(499);
    assert.equal(sent.length, 0);
    context.mock.timers.tick(1);
    await turns();
    assert.deepEqual([phase(), sent.length], ["failed", 1]);
    context.mock.timers.tick(4000);
    await turns();
    assert.deepEqual([phase(), sent.at(-1)?.value], ["saved", "heard"]);
    keeper.change("later");
    leave();
    context.mock.timers.tick(60_000);
    await turns();
    assert.deepEqual([phase(), sent.length], ["changed", 2]);
  });
});
