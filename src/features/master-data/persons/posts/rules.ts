/**
 * 党内职务 in one form: level:kind or level:kind:duty, as `branch:secretary`, `committee:committeeMember:discipline`.
 * The level says which organization above the person is meant: the own branch, the general branch or the committee.
 */
const levels: Record<string, string> = {
  党委: 'committee',
  党总支: 'generalBranch',
  总支: 'generalBranch',
  总支部: 'generalBranch',
  党支部: 'branch',
  支部: 'branch',
  联合党支部: 'branch',
  支委会: 'branch',
}

const duties: Record<string, string> = {
  组织: 'organization',
  宣传: 'publicity',
  纪检: 'discipline',
  纪律检查: 'discipline',
  青年: 'youth',
  群众: 'masses',
  群工: 'masses',
  学习: 'studies',
  保密: 'security',
}

const title = new RegExp(
  `^(${Object.keys(levels).join('|')})?(书记|副书记|(${Object.keys(duties).join('|')})?委员)$`,
)

const dutyNames: Record<string, string> = {
  organization: '组织',
  publicity: '宣传',
  discipline: '纪检',
  youth: '青年',
  masses: '群众',
  studies: '学习',
  security: '保密',
}
const levelNames: Record<string, string> = { branch: '党支部', generalBranch: '党总支', committee: '党委' }

/** `党支部书记;组织委员` → the posts, each once; a title that is none of the register's stays as it was written. */
export function parsePosts(text: string): string[] {
  const titles = text
    .split(/[;；]/)
    .map((one) => one.trim())
    .filter((one) => one && !/^[无—-]+$/.test(one))
  return [...new Set(titles.map((one) => parsePost(one) ?? one))]
}

function parsePost(text: string): string | null {
  if (text === '支委' || text === '支部委员会委员') return 'branch:committeeMember'
  const [, level, role, duty] = title.exec(text) ?? []
  if (!role) return null
  const at = levels[level ?? ''] ?? 'branch'
  if (role === '书记') return `${at}:secretary`
  if (role === '副书记') return `${at}:deputySecretary`
  return duty ? `${at}:committeeMember:${duties[duty]}` : `${at}:committeeMember`
}

export const isPost = (post: string): boolean => /^(branch|generalBranch|committee):/.test(post)

/** The post in words: 党支部书记. */
export function postName(post: string): string {
  const [level = '', kind, duty] = post.split(':')
  const at = levelNames[level] ?? ''
  if (kind === 'secretary') return `${at}书记`
  if (kind === 'deputySecretary') return `${at}副书记`
  return `${at}${dutyNames[duty ?? ''] ?? ''}委员`
}

type Place = { kind: string; parentCode: string | null }

/** The organization a post belongs to: the own branch, or the nearest general branch or committee above it. */
export function placeOfPost(
  post: string,
  branchCode: string | null,
  units: ReadonlyMap<string, Place>,
): string | null {
  const level = post.split(':')[0]
  if (level === 'branch') return branchCode
  const seen = new Set<string>()
  let code = branchCode
  while (code && !seen.has(code)) {
    seen.add(code)
    const unit = units.get(code)
    if (unit?.kind === level) return code
    code = unit?.parentCode ?? null
  }
  return null
}
