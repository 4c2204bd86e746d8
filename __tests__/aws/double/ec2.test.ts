import { describe, expect, test } from "vitest";
import { ec2Double, tagSetOf, withoutTemplateTags } from "./ec2";
import { FakeUpstream, restCall } from "./fake-upstream";

const call = (action: string) => ({
  ...restCall("ec2", "POST", "/"),
  body: `Action=${action}&Version=2016-11-15`,
});

describe("launch templates", () => {
  const tags = (type: string) =>
    `<item><resourceType>${type}</resourceType><tagSet><item><key>Layer</key><value>vpc</value></item></tagSet></item>`;

  test("the tags of the template itself are not among those of what it launches", () => {
    const body = `<tagSpecificationSet>${tags("instance")}${tags("launch-template")}${tags("volume")}</tagSpecificationSet>`;
    expect(withoutTemplateTags(body)).toBe(
      `<tagSpecificationSet>${tags("instance")}${tags("volume")}</tagSpecificationSet>`,
    );
  });

  test("a set with nothing else in it is empty", () => {
    const body = `<a/><tagSpecificationSet>${tags("launch-template")}</tagSpecificationSet><b/>`;
    expect(withoutTemplateTags(body)).toBe("<a/><tagSpecificationSet/><b/>");
  });
});

describe("peering connections", () => {
  const connection = (id: string) =>
    `<item><tagSet><item><key>Name</key><value>requester</value></item></tagSet><vpcPeeringConnectionId>${id}</vpcPeeringConnectionId></item>`;
  const described = (body: string) =>
    new FakeUpstream(() => ({ status: 200, headers: {}, body }), {
      DescribeTags:
        "<tagSet><item><resourceId>pcx-1</resourceId><key>Name</key><value>accepter</value></item></tagSet>",
    });

  test("have the tags of the region that asks", async () => {
    const upstream = described(connection("pcx-1"));
    const answer = await ec2Double().answer(call("DescribeVpcPeeringConnections"), upstream);
    expect(answer?.body).toContain("<tagSet><item><key>Name</key><value>accepter</value></item></tagSet>");
    expect(answer?.body).not.toContain("requester");
    expect(upstream.queried[0]?.parameters).toMatchObject({ "Filter.1.Value.1": "pcx-1" });
  });

  test("a list of several is passed on as it is", async () => {
    const body = connection("pcx-1") + connection("pcx-2");
    const answer = await ec2Double().answer(call("DescribeVpcPeeringConnections"), described(body));
    expect(answer?.body).toBe(body);
  });
});

test("a tag set without tags is empty", () => {
  expect(tagSetOf("<DescribeTagsResponse><tagSet/></DescribeTagsResponse>")).toBe("<tagSet></tagSet>");
});

test("any other action is left to the API behind", async () => {
  const upstream = new FakeUpstream(() => ({ status: 200, headers: {}, body: "" }));
  expect(await ec2Double().answer(call("DescribeVpcs"), upstream)).toBeUndefined();
});
