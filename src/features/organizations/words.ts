import { minuteOf } from '#basics/days.ts'
import type { Facts, Words } from '#platform/errors.ts'

export const words: Words = {
  'organization-unknown': ({ code }) =>
    `没有组织编码为“${code}”的党组织，或它的上级编码不存在。请核对组织编码和上级编码。`,
  'organization-code-taken': ({ code }) => `组织编码“${code}”已被使用，请换一个编码。`,
  'code-twice': ({ code }) => `组织编码“${code}”出现了两次，请只保留一行。`,
  'parent-refused': ({ code }) => `“${code}”的上级党组织未能登记，请先改正上级的那一行。`,
  'parent-is-branch': () => '党支部下面不能再设党组织。请把上级改为党委或党总支。',
  'general-branch-holds-branches-only': () =>
    '党总支下面只能设党支部。请把上级改为党委，或把类别改为党支部。',
  'changed-meanwhile': ({ name, who, kind, at }) =>
    `${who} 刚刚为“${name}”办理了“${kind}”（${minuteOf(String(at))}），您看到的已不是最新情况，这次没有办理。请刷新页面核对后再办。`,
  'already-closed': ({ name, day }) =>
    `“${name}”已于 ${day} 撤销，不能再办理。需要恢复的，请在变更记录中撤回“撤销”这一条。`,
  'root-stays': () => '最上一级党组织不能移动或撤销。请选择它的下级党组织办理。',
  'has-open-children': ({ name, count, day }) =>
    `“${name}”在 ${day} 及以后还有 ${count} 个未撤销的下级党组织。请先撤销它们或调整隶属关系，再撤销本组织。`,
  'has-members': ({ name, count, day }) =>
    `“${name}”在 ${day} 及以后还有 ${count} 名党员的组织关系。请先把他们转到其他党支部，再撤销本组织。`,
  'would-be-below-itself': ({ name, code }) =>
    `“${name ?? code}”不能放在它自己或它的下级之下。请另选上级党组织。`,
  'already-there': ({ name, parent }) => `“${name}”已经隶属于“${parent}”，无需调整。请另选上级党组织。`,
  'target-closed': ({ name, parent }) =>
    `${(parent ?? name) ? `“${parent ?? name}”` : '所选的党组织'}已经撤销。请另选党组织。`,
  'target-not-yet': ({ name, parent, day }) =>
    `“${parent ?? name}”在 ${day} 才成立。请把日期改到 ${day} 或以后，或另选上级党组织。`,
  'effective-before-established': ({ establishedOn }) =>
    `填写的日期早于本组织的成立日期 ${establishedOn}。请核对日期。`,
  'change-after': ({ day }) =>
    `这个党组织在 ${day} 已有同类变更，不能插到它前面。请把日期改到 ${day} 或以后，或先撤回后面的变更。`,
  'place-changed-after': ({ name, day }) =>
    `“${name}”（或它的上级）在 ${day} 调整过隶属关系或类别。请把日期改到 ${day} 或以后，按先后顺序登记。`,
  'same-name': ({ name }) => `名称和简称都没有变化（${name}），无需更名。请填写新的名称或简称。`,
  'same-kind': ({ kind }) => `类别已经是“${kind}”。请另选类别。`,
  'members-need-branch': ({ name, count }) =>
    `“${name}”有 ${count} 名党员的组织关系，党员应编入党支部。请先把他们转到下设的党支部，再改变类别。`,
  'branch-holds-none': ({ name }) => `“${name}”下面还有党组织，不能改为党支部。请先调整下级的隶属关系。`,
  'children-do-not-fit': ({ name }) =>
    `“${name}”下面有党委或党总支，不能改为党总支。请先调整它们的隶属关系。`,
  'term-exists': ({ from }) => `已登记从 ${from} 开始的一届。请填写晚于 ${from} 的起始日期。`,
  'term-missing': ({ name }) => `“${name}”还没有登记正在任期内的一届。请先登记本届起始日期。`,
  'temporary-branch-without-term': () => '临时党支部不换届，不登记届期。请核对所选的党组织。',
  'term-has-posts': ({ count }) => `已有 ${count} 个党内职务登记在这一届，不能撤回。请先处理这些职务。`,
  'extension-too-long': ({ latest }) =>
    `延期一般不超过一年，最晚到 ${latest}（《中国共产党基层组织选举工作条例》第三条）。请核对上级批准的日期。`,
  'extension-not-later': ({ endsOn }) => `延期后的日期应晚于现在的届满日期 ${endsOn}。请核对日期。`,
  'group-needs-branch': () => '党小组设在党支部内。请选择党支部办理。',
  'group-exists': ({ name }) => `已有名为“${name}”的党小组，请换一个名称。`,
  'group-closed': ({ name }) => `“${name}”已经撤销，请刷新页面核对。`,
  'group-not-yet': ({ name, from }) => `“${name}”从 ${from} 开始设立，请填写晚于 ${from} 的撤销日期。`,
  'group-has-members': ({ name, count }) => `“${name}”还有 ${count} 人。请先把他们调整到其他党小组，再撤销。`,
  'group-was-used': ({ name }) => `“${name}”编入过人员，不能撤回设立。请改用“撤销党小组”。`,
  'change-already-undone': () => '这一条变更已经撤回过，不能再次撤回。请刷新页面核对。',
  'undo-only-latest': () => '只能撤回最近一次变更。请先撤回它后面的变更。',
  'cannot-undo': ({ kind }) => `“${kind}”不能撤回，请用新的变更来更正。`,
}

/** Names of the changes on an organization's timeline. */
export const changeNames: Record<string, string> = {
  recorded: '首次登记',
  established: '设立',
  renamed: '更名',
  kindChanged: '改变类别',
  moved: '调整隶属关系',
  closed: '撤销',
  termSet: '登记届期',
  termExtended: '延期换届',
  groupAdded: '设立党小组',
  groupRenamed: '党小组更名',
  groupClosed: '撤销党小组',
  fed: '主数据更新',
  undone: '撤回',
}

/** The roles that can read organizations. */
export const roleWords: Record<string, string> = {
  branch: '党支部',
  committee: '党委',
  politicalWorkDepartment: '政工部门',
}

const findings: Record<string, (facts: Facts) => { says: string; remedy: string }> = {
  'too-few-full-members': ({ fullMembers, needed }) => ({
    says: `正式党员 ${fullMembers} 人，不足 ${needed} 人`,
    remedy: '请与邻近单位成立联合党支部，或把党员转到其他党支部。',
  }),
  'too-many-members': ({ members, most }) => ({
    says: `党员 ${members} 人，一般不超过 ${most} 人`,
    remedy: '请研究分设党支部，或报上级党委说明情况。',
  }),
  'committee-needed': ({ fullMembers, from }) => ({
    says: `正式党员 ${fullMembers} 人，满 ${from} 人应设支部委员会`,
    remedy: '请召开党员大会选举支部委员会，并登记委员。',
  }),
  'first-election-due': () => ({
    says: '新成立，还没有首次选举',
    remedy: '请筹备负责人召集党员大会选举；结果批复后书记、任期自动登记。',
  }),
  'secretary-missing': () => ({ says: '没有登记书记', remedy: '请登记现任书记；空缺的，请及时补选。' }),
  'term-missing': () => ({ says: '没有登记届期', remedy: '请登记本届起始日期。' }),
  'term-overdue': ({ endsOn }) => ({
    says: `本届已于 ${endsOn} 届满`,
    remedy: '请按期换届；确需延期的，报上级党组织批准后登记，延期一般不超过一年。',
  }),
  'term-soon': ({ endsOn }) => ({
    says: `本届将于 ${endsOn} 届满`,
    remedy: '请着手准备换届，届满前召开党员大会。',
  }),
}

/** What a finding of the rules says, and what to do about it. */
export const findingWords = (code: string, facts: Facts) =>
  findings[code]?.(facts) ?? { says: code, remedy: '' }
