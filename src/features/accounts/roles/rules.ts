import type { RoleName } from '#basics/contract.ts'
import type { Day } from '#basics/days.ts'
import { roleNames } from '../rules.ts'

/** A role as an account holds it on a day, and what gives it. */
export type Held = {
  role: RoleName
  source: 'grant' | 'post' | 'self' | 'office'
  postKind: string | null
  duty: string | null
  organizationId: number | null
  organizationName: string | null
  /** Null: for oneself. */
  path: string | null
  fromOn: Day | null
  untilOn: Day | null
  termEndsOn: Day | null
}

const postNames: Record<string, string> = {
  secretary: '书记',
  deputySecretary: '副书记',
  committeeMember: '委员',
  convener: '筹备负责人',
}
const dutyNames: Record<string, string> = {
  organization: '组织',
  publicity: '宣传',
  discipline: '纪检',
  youth: '青年',
  masses: '群工',
  studies: '学习',
  security: '保卫',
}

/** 书记, 副书记, 组织委员: the post in words. */
const postName = ({ postKind, duty }: Pick<Held, 'postKind' | 'duty'>) =>
  (postKind === 'committeeMember' ? (dutyNames[duty ?? ''] ?? '') : '') + (postNames[postKind ?? ''] ?? '')

const sourceNames = { grant: '授权', self: '本人', office: '任命' }

/** What gives the role: the post, a grant, an appointment, or the register itself. */
export const because = (held: Held) => (held.source === 'post' ? postName(held) : sourceNames[held.source])

/** 第一党支部书记; 院党委（政工部门）; 人事处党支部; 党员: the role as it is acted in. */
export function titleOf(held: Held): string {
  if (held.path === null) return roleNames[held.role]
  if (held.source === 'post') return `${held.organizationName}${postName(held)}`
  const said = held.organizationName?.endsWith(roleNames[held.role])
  return said ? `${held.organizationName}` : `${held.organizationName}（${roleNames[held.role]}）`
}

/** Names the role in the role switcher: one per role and organization. */
export const keyOf = ({ role, path, organizationId }: Pick<Held, 'role' | 'path' | 'organizationId'>) =>
  `${role}-${path === null ? 'self' : organizationId}`

/** Every post that gives the same role for the same organization. */
export const postsOf = (held: Held, all: Held[]): string[] =>
  all.flatMap((one) => (one.postKind !== null && keyOf(one) === keyOf(held) ? [one.postKind] : []))

/** Each role for each organization once: of a post and a grant that give the same, the post. */
export const distinct = <T extends Held>(held: T[]): T[] =>
  [...new Map([...held].reverse().map((one) => [keyOf(one), one])).values()].reverse()
