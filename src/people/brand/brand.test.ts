import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { isKind } from "#platform/errors.ts";
import { openWorkspace } from "../../application.fixture.ts";
import { changeBrand, readBrand, removeLogo, setLogo } from "./brand.contract.ts";
import { colourTooLight, logoMissing, logoUnusable } from "./brand.errors.ts";
import { png } from "./brand.fixture.ts";
import { brandOf } from "./brand.service.ts";
import { pictureKind } from "./picture.ts";

const colours = { name: "Weber & Partner", primary: "#17495C", accent: "#b3541e" };

describe("a programme's brand", () => {
  test("is the product's own until somebody sets one; colours have to be readable", async () => {
    const { workspaceId, director, transaction } = await openWorkspace();
    const params = { workspace: workspaceId };
    assert.deepEqual(await director(readBrand, { params }), {
      name: "",
      primary: "#17495c",
      accent: "#b3541e",
      logo: null,
    });
    await director(changeBrand, { params, body: colours });
    assert.equal((await transaction((tx) => brandOf(tx, workspaceId))).primary, "#17495c");
    await assert.rejects(
      director(changeBrand, { params, body: { ...colours, accent: "#ffee00" } }),
      (error) => isKind(error, colourTooLight),
    );
  });

  test("has a logo that respondents see without signing in, and no other workspace's", async () => {
    const { workspaceId, consultant, anonymous, transaction } = await openWorkspace();
    const other = await openWorkspace();
    const params = { workspace: workspaceId };
    const picture = png(120, 40);
    await consultant(setLogo, { params, body: { content: picture.toString("base64") } });
    const { logo } = await consultant(readBrand, { params });
    assert.deepEqual([logo?.width, logo?.height], [120, 40]);
    const answer = await anonymous.fetch(logo?.path ?? "");
    assert.equal(answer.headers.get("content-type"), "image/png");
    assert.deepEqual(Buffer.from(await answer.arrayBuffer()), picture);
    const elsewhere = await anonymous.fetch((logo?.path ?? "").replace(workspaceId, other.workspaceId));
    assert.equal(elsewhere.status, 404);
    await consultant(removeLogo, { params });
    assert.equal((await anonymous.fetch(logo?.path ?? "")).status, 404);
    await assert.rejects(consultant(removeLogo, { params }), (error) => isKind(error, logoMissing));
    assert.equal((await transaction((tx) => brandOf(tx, workspaceId))).logo, null);
  });

  test("takes no file that isn't a whole, small picture, whatever it is called", async () => {
    const { workspaceId, director } = await openWorkspace();
    const params = { workspace: workspaceId };
    const damaged = png(120, 40);
    damaged.fill(0, 60, 70);
    const huge = png(20, 20);
    huge.writeUInt32BE(60_000, 16);
    const cases: [string, Buffer][] = [
      ["text", Buffer.from("hello")],
      [
        "an SVG with a script",
        Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>"),
      ],
      ["a page", Buffer.from("<html><script>alert(1)</script>")],
      ["damaged", damaged],
      ["a bomb", huge],
      ["too small", png(4, 4)],
      ["the beginning alone", png(120, 40).subarray(0, 40)],
    ];
    for (const [name, file] of cases)
      await assert.rejects(
        director(setLogo, { params, body: { content: file.toString("base64") } }),
        (error) => isKind(error, logoUnusable),
        name,
      );
  });

  test("reads the size of a JPEG behind its other segments", () => {
    const jpeg = Buffer.from("ffd8ffe000040000ffc0000b080028007801012200ffd9", "hex");
    assert.deepEqual(pictureKind(jpeg), { type: "image/jpeg", width: 120, height: 40 });
    assert.equal(pictureKind(jpeg.subarray(0, 12)), null);
    assert.equal(pictureKind(Buffer.alloc(0)), null);
  });
});
