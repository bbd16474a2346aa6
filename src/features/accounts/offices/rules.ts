import { type OfficeName, offices } from '#basics/contract.ts'

/**
 * 三员. GB/T 22239-2019 8.1.4.2 d (V): least privilege, and the rights of administrators kept apart. What each may and may
 * not is the usual reading of it (V, S63 of the sources): who opens accounts grants no rights, who grants is not the
 * auditor, none of the three reads business or changes the trail.
 */
export const officeTasks: Record<OfficeName, string> = {
  systemAdministrator: '账号的开通、停用、解锁，平台运行和备份；不授权，不看业务，不看审计',
  securityAdministrator: '授权和收回，登录的规定，查看账号的权限从哪里来；不看业务，不看审计',
  auditAdministrator: '查看、导出、校验和转发审计记录；不管账号，不授权，不看业务内容',
}

/** Which of the three nobody sits in. */
export const vacantAmong = (held: { office: OfficeName; untilOn: string | null }[]): OfficeName[] =>
  offices.filter((office) => !held.some((one) => one.office === office && one.untilOn === null))

/** Why somebody may not be appointed; null when he may. `business`: he holds a post, or a role by a grant. */
export function whyNotAppoint(person: { sits: OfficeName | null; business: boolean }) {
  if (person.sits) return 'office-held-already'
  return person.business ? 'office-with-business' : null
}
