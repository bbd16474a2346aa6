import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'

/**
 * What every endpoint states of itself.
 * `permission`: `public` (nobody needs to be signed in), `session` (any signed-in person) or a power such as
 * `people.correct`, granted to roles in features/accounts/rules.ts.
 * `download`: the answer is a file, streamed after the transaction has ended.
 * `stepUp`: a great act: whoever does it has shown within minutes who he is, by his second factor or, without one, by his
 * password (features/accounts/factors).
 * `whileFactor`: asked of half a session, whose second factor is still due, or to be set up.
 * `opens`: it opens what is masked everywhere else (basics/masks.ts), for whoever its permission allows, on record.
 * `ownTransactions`: the action opens its own short transactions (a failed sign-in must be counted even though it
 * is refused; a feed is compared page by page).
 * `megabytes`: how much may be sent where it is not as usual (platform/body-limits.ts).
 * `helped`: a helper may do it for a member who consented to acts of that kind (`any`: to any kind); left out: nobody
 * does it for anybody else.
 */
export type Meta = {
  permission: string
  helped?: HelpedAct | 'any'
  download?: true
  newPasswordMayWait?: true
  /** Asked while the session waits for its PIN. */
  whileLocked?: true
  whileFactor?: readonly ('due' | 'enrol')[]
  stepUp?: true
  opens?: true
  ownTransactions?: true
  megabytes?: number
}

/**
 * 代办: the kinds of acts that a member can have done for him. What is secret (ballots, what others are told in
 * confidence), the account itself and the consent are none of them.
 */
export const helpedActs = ['record', 'meetings', 'dues', 'transfers', 'admissions', 'appraisals'] as const
export type HelpedAct = (typeof helpedActs)[number]

/** The five roles: 群众, 党员, 党支部, 党委, 政工部门. Each is held for an organization, or for oneself (群众, 党员). */
export const roles = ['masses', 'member', 'branch', 'committee', 'politicalWorkDepartment'] as const

/**
 * 三员: 系统管理员, 安全管理员, 审计管理员. Each is held by an account of its own, which has no other role, reads no business
 * and changes no trail; what they hold begins once all three are appointed (decision 043).
 */
export const offices = ['systemAdministrator', 'securityAdministrator', 'auditAdministrator'] as const
export type OfficeName = (typeof offices)[number]

export const everyRole = [...roles, ...offices] as const
export type RoleName = (typeof everyRole)[number]

/**
 * Which roles hold which permission; every slice's contract exports its own. For `masses` and `member` the reach of a
 * permission is the person's own record, for the others the organization of the role with everything below it.
 */
export type Powers = Record<string, readonly RoleName[]>

/** The start of every endpoint; the default permission is granted to nobody. */
export const endpoint = oc.$meta<Meta>({ permission: 'nobody' })

/** The paging part of a list question: 1-based page, at most 200 rows. */
export const pageInput = {
  page: z.number().int().min(1).max(1_000_000).default(1),
  size: z.number().int().min(1).max(200).default(20),
}

export const day = z.iso.date()

/**
 * Why somebody does what he does: kept in the trail and read by many, so nobody's whole identity number may stand in it.
 */
export const reason = z
  .string()
  .trim()
  .min(2, '请写明原因，至少 2 个字')
  .max(500)
  .refine(
    (text) => !/(?<!\d)\d{17}[\dXx](?![\dA-Za-z])/.test(text),
    '请不要写出完整的公民身份号码，写工号即可',
  )

/** The answer to a list question: the rows of the page asked for, and how many there are in all. */
export const pageOf = <T extends z.ZodType>(row: T) =>
  z.object({ rows: z.array(row), total: z.number().int() })

/** What a download endpoint answers in the API description; the bytes are streamed by platform/http.ts. */
export const fileOutput = z.file()

/** What an endpoint with `ownTransactions` tells again and again: as server-sent events, each of this form. */
export const liveOutput = <T extends z.ZodType>(told: T) => eventIterator(told)
