/** The shape of the DNS settings. */
import { z } from "zod";
import { domain } from "../fields";
import { settings } from "../settings";
import * as fields from "./fields";
import type { DnsInput } from "./input";

/** Settings of the DNS. */
export const dns = settings({
  zone: domain.optional(),
  zoneId: fields.zoneId.optional(),
  createZone: z.boolean().optional(),
  wildcardDomain: fields.wildcardDomain.optional(),
}) satisfies z.ZodType<DnsInput>;
