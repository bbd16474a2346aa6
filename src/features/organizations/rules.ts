import { addMonths, addYears, type Day } from '#basics/days.ts'

export const organizationKinds = [
  'committee',
  'generalBranch',
  'branch',
  'jointBranch',
  'temporaryBranch',
] as const
export type OrganizationKind = (typeof organizationKinds)[number]

export const kindNames: Record<OrganizationKind, string> = {
  committee: '党委',
  generalBranch: '党总支',
  branch: '党支部',
  jointBranch: '联合党支部',
  temporaryBranch: '临时党支部',
}

export const kindOf = (name: string): OrganizationKind | null =>
  organizationKinds.find((kind) => kindNames[kind] === name) ?? null

/** What a list of organizations can show, and its titles on the screen and in the export. */
export const columnNames = {
  code: '组织编码',
  name: '名称',
  shortName: '简称',
  kind: '类别',
  parentName: '上级党组织',
  secretary: '书记',
  members: '党员',
  establishedOn: '成立日期',
  termFrom: '本届起始',
  termEndsOn: '届满日期',
  termStatus: '届期',
  closedOn: '撤销日期',
} as const

export const termStatusNames = { running: '任期内', soon: '即将届满', overdue: '已届满', ended: '已结束' }

/** Branches of every kind stand at the end of the tree; only they have members of their own. */
export const isBranch = (kind: OrganizationKind) => kind !== 'committee' && kind !== 'generalBranch'

/**
 * A temporary branch holds no formal relation.
 * 《中国共产党支部工作条例（试行）》第七条 (V).
 */
export const holdsFormalRelation = (kind: OrganizationKind) => isBranch(kind) && kind !== 'temporaryBranch'

/** Which kinds may stand directly below which: branches have nothing below; a general branch has only branches. */
export function whyNotBelow(kind: OrganizationKind, parent: OrganizationKind): string | null {
  if (isBranch(parent)) return 'parent-is-branch'
  if (parent === 'generalBranch' && !isBranch(kind)) return 'general-branch-holds-branches-only'
  return null
}

/**
 * Numbers of the branch rules. Grades as in the source register: V verified, M from memory and therefore a
 * parameter that an institute may set otherwise.
 */
export const branchNumbers = {
  /** 支部工作条例第四条 (V): at least three full members to form a branch. */
  fullMembersToForm: 3,
  /** 支部工作条例第二十条 (V): seven full members need a branch committee. */
  fullMembersForCommittee: 7,
  /** 支部工作条例第四条 (V): generally not more than fifty members: warn, never forbid. */
  mostMembers: 50,
  /** 支部工作条例 (content V, article M): the committee above reminds six months before the term ends. */
  reminderMonths: 6,
}

export type SizeFacts = {
  kind: OrganizationKind
  members: number
  fullMembers: number
  committeeMembers: number
  secretary: boolean
}

export type Finding = {
  code: string
  severity: 'error' | 'warning' | 'info'
  article: string
  facts: Record<string, number | string>
}

/** What the size of a branch demands (3 / 7 / 50) and what is missing. 支部工作条例（试行）第四条、第二十条. */
export function sizeFindings(branch: SizeFacts, numbers = branchNumbers): Finding[] {
  if (!holdsFormalRelation(branch.kind)) return []
  const findings: Finding[] = []
  const add = (code: string, severity: Finding['severity'], article: string, facts: Finding['facts']) =>
    findings.push({ code, severity, article, facts })
  const { members, fullMembers } = branch
  if (fullMembers < numbers.fullMembersToForm && branch.kind !== 'jointBranch')
    add('too-few-full-members', 'error', '支部工作条例（试行）第四条', {
      fullMembers,
      needed: numbers.fullMembersToForm,
    })
  if (members > numbers.mostMembers)
    add('too-many-members', 'warning', '支部工作条例（试行）第四条', { members, most: numbers.mostMembers })
  if (fullMembers >= numbers.fullMembersForCommittee && branch.committeeMembers === 0)
    add('committee-needed', 'error', '支部工作条例（试行）第二十条', {
      fullMembers,
      from: numbers.fullMembersForCommittee,
    })
  if (members > 0 && !branch.secretary) add('secretary-missing', 'error', '支部工作条例（试行）第二十条', {})
  return findings
}

/** 任期: committees of enterprises 5 years (国有企业基层组织工作条例, V), general branches and branches 3 (V). */
export const usualTermYears = (kind: OrganizationKind): 3 | 5 => (kind === 'committee' ? 5 : 3)

/** The day a term should end: the same day after 3 or 5 years. */
export const termEndsOn = (from: Day, years: number): Day => addYears(from, years)

/**
 * Where a term stands on a day. `soon` from six months before its end.
 * 基层组织选举工作条例第三条 (V): an election shall be held when the term ends.
 */
export function termStatus(
  endsOn: Day,
  today: Day,
  months = branchNumbers.reminderMonths,
): 'running' | 'soon' | 'overdue' {
  if (today > endsOn) return 'overdue'
  return addMonths(endsOn, -months) <= today ? 'soon' : 'running'
}

/**
 * What a term demands of its organization on a day. `term` null: none was ever registered.
 * 基层组织选举工作条例第三条 (V): an election shall be held when the term ends; 支部工作条例第二十四条 (M): the
 * organization above reminds six months before.
 */
export function termFindings(kind: OrganizationKind, term: { endsOn: Day } | null, today: Day): Finding[] {
  if (kind === 'temporaryBranch') return []
  if (!term)
    return [
      { code: 'term-missing', severity: 'warning', article: '支部工作条例（试行）第二十一条', facts: {} },
    ]
  const status = termStatus(term.endsOn, today)
  if (status === 'overdue')
    return [
      {
        code: 'term-overdue',
        severity: 'error',
        article: '基层组织选举工作条例第三条',
        facts: { endsOn: term.endsOn },
      },
    ]
  if (status === 'soon')
    return [
      {
        code: 'term-soon',
        severity: 'info',
        article: '支部工作条例（试行）第二十四条',
        facts: { endsOn: term.endsOn },
      },
    ]
  return []
}

/**
 * Why a term may not begin on a day: terms follow each other, and a temporary branch elects nobody.
 * 支部工作条例（试行）第七条 (V).
 */
export function whyNotBeginTerm(kind: OrganizationKind, fromOn: Day, latest: { fromOn: Day } | null) {
  if (kind === 'temporaryBranch') return 'temporary-branch-without-term'
  return latest && fromOn <= latest.fromOn ? 'term-exists' : null
}

/**
 * The last day to which a term may be extended: one year after its end.
 * 基层组织选举工作条例第三条 (V): 延期或提前换届 need the approval of the organization above and generally at most one year.
 */
export const latestExtension = (endsOn: Day): Day => addYears(endsOn, 1)

/** Why a term may not be extended to a day. `endsOn` is the end it had when it was elected. */
export function whyNotExtend(
  to: Day,
  term: { fromOn: Day; endsOn: Day; years: number; endedOn: Day | null } | null,
) {
  if (!term || term.endedOn) return 'term-missing'
  if (to <= term.endsOn) return 'extension-not-later'
  return to > latestExtension(termEndsOn(term.fromOn, term.years)) ? 'extension-too-long' : null
}

/** Why a change may not take effect on a day. `laterChange`: the latest change of the same kind that stands. */
export function whyNotOn(
  day: Day,
  facts: { today: Day; establishedOn: Day | null; laterChange: Day | null },
) {
  if (day > facts.today) return 'effective-in-future'
  if (facts.establishedOn && day < facts.establishedOn) return 'effective-before-established'
  return facts.laterChange && day < facts.laterChange ? 'change-after' : null
}

/**
 * Why an organization may not be closed on a day: people or open organizations still belong to it on that day or
 * afterwards.
 */
export function whyNotClose(facts: { members: number; openChildren: number; isRoot: boolean }) {
  if (facts.isRoot) return 'root-stays'
  if (facts.openChildren > 0) return 'has-open-children'
  return facts.members > 0 ? 'has-members' : null
}

export type Place = {
  id: number
  path: string
  kind: OrganizationKind
  establishedOn: Day | null
  closedOn: Day | null
}

/** Why an organization may not stand below another from a day on. */
export function whyNotUnder(kind: OrganizationKind, parent: Place, from: Day | null): string | null {
  if (parent.closedOn) return 'target-closed'
  if (from && parent.establishedOn && from < parent.establishedOn) return 'target-not-yet'
  return whyNotBelow(kind, parent.kind)
}

/** Why an organization may not move below another on a day: a cycle, the same place, or what stands above. */
export function whyNotMove(
  moving: { path: string; kind: OrganizationKind; parentId: number | null },
  target: Place,
  from: Day,
) {
  if (moving.parentId === null) return 'root-stays'
  if (target.path.startsWith(moving.path)) return 'would-be-below-itself'
  if (target.id === moving.parentId) return 'already-there'
  return whyNotUnder(moving.kind, target, from)
}

/** Why a new name is none. */
export const whyNotRename = (
  now: { name: string; shortName: string | null },
  name: string,
  shortName: string | null,
) => (now.name === name && now.shortName === shortName ? 'same-name' : null)

/** Why an organization may not become another kind, with what stands above it, below it and in it. */
export function whyNotBecome(
  kind: OrganizationKind,
  facts: {
    now: OrganizationKind
    parent: OrganizationKind | null
    children: OrganizationKind[]
    members: number
  },
) {
  if (kind === facts.now) return 'same-kind'
  if (!isBranch(kind) && facts.members > 0) return 'members-need-branch'
  const above = facts.parent === null ? null : whyNotBelow(kind, facts.parent)
  if (above) return above
  if (isBranch(kind) && facts.children.length > 0) return 'branch-holds-none'
  return facts.children.some((child) => whyNotBelow(child, kind)) ? 'children-do-not-fit' : null
}

/** Why a group may not have a name: groups stand in branches (支部工作条例第十三条, V), each with a name of its own. */
export function whyNotNameGroup(kind: OrganizationKind, name: string, standing: { name: string }[]) {
  if (!isBranch(kind)) return 'group-needs-branch'
  return standing.some((group) => group.name === name) ? 'group-exists' : null
}

/** Why a group may not be closed on a day. */
export function whyNotCloseGroup(on: Day, group: { fromOn: Day; untilOn: Day | null; members: number }) {
  if (group.untilOn) return 'group-closed'
  if (on <= group.fromOn) return 'group-not-yet'
  return group.members > 0 ? 'group-has-members' : null
}

/** Kinds of changes that can be taken back by a counter-entry; the rest is corrected by a new change. */
export const undoableKinds = [
  'renamed',
  'kindChanged',
  'moved',
  'closed',
  'termSet',
  'termExtended',
  'groupAdded',
  'groupRenamed',
  'groupClosed',
] as const
export type UndoableKind = (typeof undoableKinds)[number]

type Line = { id: number; kind: string; undoes: number | null; undone: boolean }

/** Why a line of the history may not be taken back: only the latest that stands, one step at a time. */
export function whyNotUndo(line: Line, history: Line[]) {
  if (line.undone) return 'change-already-undone'
  if (line.undoes !== null || !(undoableKinds as readonly string[]).includes(line.kind)) return 'cannot-undo'
  const latest = history.find(({ undoes, undone }) => undoes === null && !undone)
  return latest?.id === line.id ? null : 'undo-only-latest'
}

/** The piece an organization adds to its parent's path: its id in base 36, five characters, and a dot. */
export const pathPiece = (id: number) => `${id.toString(36).padStart(5, '0')}.`
