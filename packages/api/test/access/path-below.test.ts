import { pathBelow } from "@atlas/api";
import { expect, test } from "vitest";

test.each([
  ["", "/api/health", "/api/health"],
  ["/x", "/x/api/health", "/api/health"],
  ["/x", "/x/", "/"],
  ["/x", "/x", "/"],
  // A proxy has taken it off.
  ["/x", "/api/health", "/api/health"],
  ["/x", "/xy/api", "/xy/api"],
  ["/user/j%40x.org/proxy/8000", "/user/j%40x.org/proxy/8000/runs/a%2Fb?q=%25", "/runs/a%2Fb"],
  ["/user/%C3%A9", "/user/%C3%A9/runs", "/runs"],
])("below %j, %s is %s", (basePath, path, below) => {
  expect(pathBelow(basePath)(new Request(`http://localhost${path}`))).toBe(below);
});
