import { queryAnswer, queryError } from "../query";
import type { Action } from "./index";
import { type Described, type ElasticacheState, elasticacheArn, keepTags, select } from "./state";

/** Users and user groups: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html */
export function userActions(state: ElasticacheState): Record<string, Action> {
  return { ...usersOnly(state), ...userGroups(state) };
}

function usersOnly(state: ElasticacheState): Record<string, Action> {
  const users = state.users;
  return {
    CreateUser(parameters, region) {
      const id = parameters.required("UserId");
      const type = parameters.text("AuthenticationMode.Type");
      if (type === "iam" && parameters.text("UserName") !== id) {
        return queryError(
          400,
          "InvalidParameterValue",
          "UserId and UserName must match with authentication type IAM",
        );
      }
      const ARN = elasticacheArn(region, "user", id);
      const user: Described = {
        UserId: id,
        UserName: parameters.required("UserName"),
        Status: "active",
        Engine: parameters.text("Engine"),
        MinimumEngineVersion: "7.2",
        AccessString: parameters.text("AccessString"),
        Authentication: { Type: type === "iam" ? "iam" : "password", PasswordCount: 0 },
        ARN,
      };
      users.set(`${region}/${id}`, user);
      keepTags(state, ARN, parameters);
      return queryAnswer("CreateUser", user);
    },
    DescribeUsers(parameters, region) {
      const id = parameters.text("UserId");
      const found = select(users, region, id);
      if (id !== undefined && found.length === 0)
        return queryError(404, "UserNotFound", `User ${id} not found.`);
      return queryAnswer("DescribeUsers", { Users: { item: "member", of: found } });
    },
    DeleteUser(parameters, region) {
      const id = parameters.required("UserId");
      const user = users.get(`${region}/${id}`);
      if (user === undefined) return queryError(404, "UserNotFound", `User ${id} not found.`);
      users.delete(`${region}/${id}`);
      return queryAnswer("DeleteUser", { ...user, Status: "deleting" });
    },
  };
}

function userGroups(state: ElasticacheState): Record<string, Action> {
  const groups = state.userGroups;
  const notFound = (id: string) => queryError(404, "UserGroupNotFound", `User group ${id} not found.`);
  return {
    CreateUserGroup(parameters, region) {
      const id = parameters.required("UserGroupId");
      const missing = parameters.list("UserIds.member").find((user) => !state.users.has(`${region}/${user}`));
      if (missing !== undefined) return queryError(404, "UserNotFound", `User ${missing} not found.`);
      const ARN = elasticacheArn(region, "usergroup", id);
      const group: Described = {
        UserGroupId: id,
        Status: "active",
        Engine: parameters.text("Engine"),
        UserIds: { item: "member", of: parameters.list("UserIds.member") },
        MinimumEngineVersion: "7.2",
        ARN,
      };
      groups.set(`${region}/${id}`, group);
      keepTags(state, ARN, parameters);
      return queryAnswer("CreateUserGroup", group);
    },
    DescribeUserGroups(parameters, region) {
      const id = parameters.text("UserGroupId");
      const found = select(groups, region, id);
      if (id !== undefined && found.length === 0) return notFound(id);
      return queryAnswer("DescribeUserGroups", { UserGroups: { item: "member", of: found } });
    },
    DeleteUserGroup(parameters, region) {
      const id = parameters.required("UserGroupId");
      const group = groups.get(`${region}/${id}`);
      if (group === undefined) return notFound(id);
      groups.delete(`${region}/${id}`);
      return queryAnswer("DeleteUserGroup", { ...group, Status: "deleting" });
    },
  };
}
