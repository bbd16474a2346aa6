import { addYears } from '#basics/days.ts'
import { isMasked } from '#basics/masks.ts'
import { insertGrant } from '#features/accounts/grants/queries.ts'
import { insertAdministrator } from '#features/accounts/offices/queries.ts'
import { insertAccount } from '#features/accounts/queries.ts'
import { insertProposal } from '#features/people/proposals/queries.ts'
import type { Standing } from '#features/people/standings/rules.ts'
import type { Context } from '#platform/context.ts'
import type { PlannedPost } from './posts.ts'
import type { Plan, PlannedOrganization } from './tree.ts'
import type { Planted } from './tree-loading.ts'

export type FoundPerson = { id: number; name: string; standing: Standing; posts: PlannedPost[] }
/** The people of each branch, by its place in the plan. */
export type FoundPeople = Map<number, FoundPerson[]>

/** Corrections that demo people propose of their own record, for the branch to decide. */
const proposed: Record<string, { field: string; before: string | null; after: string; explanation: string }> =
  {
    dangyuan: {
      field: 'homeAddress',
      before: null,
      after: '星河路12号银杏苑5号楼',
      explanation: '家庭住址未登记',
    },
    shuji: { field: 'nativePlace', before: null, after: '山东青岛', explanation: '籍贯未登记，请补录' },
    dangwei: { field: 'homeAddress', before: null, after: '星河路8号梧桐苑3号楼', explanation: '搬到新址' },
  }

/** Numbers and addresses are kept sealed, in a proposal as everywhere. */
const propose = (ctx: Context, given: Parameters<typeof insertProposal>[1]) => {
  const sealed = isMasked(given.field) ? ctx.sealing.seal(given.after).toString('base64') : given.after
  return insertProposal(ctx, { ...given, after: sealed })
}

type GrantedRole = 'branch' | 'committee' | 'politicalWorkDepartment'
type DemoAccount = {
  username: string
  title: string
  person: FoundPerson
  grants: { role: GrantedRole; organization: number }[]
}

/** One demo person for each of the five roles, the secretary of a committee, and one who holds several. None has a password. */
export async function loadAccounts(
  ctx: Context,
  plan: Plan,
  { ids }: Planted,
  found: FoundPeople,
): Promise<void> {
  for (const { username, title, person, grants } of demoAccounts(plan, found)) {
    const account = await insertAccount(ctx, {
      username,
      name: person.name,
      personId: person.id,
      passwordHash: null,
      mustChangePassword: false,
      demoTitle: title,
    })
    const proposal = proposed[username]
    if (proposal) await propose(ctx, { ...proposal, personId: person.id, accountId: account.id })
    for (const { role, organization } of grants) {
      await insertGrant(ctx, {
        accountId: account.id,
        role,
        organizationId: ids[organization] as number,
        fromOn: addYears(ctx.today, -1),
        untilOn: null,
        reason: '演示账号',
        grantedBy: '演示数据',
      })
    }
  }
  await loadOffices(ctx, found)
}

/** Two of 三员, in accounts of their own; with the third, whom whoever looks may appoint, they are apart. */
async function loadOffices(ctx: Context, found: FoundPeople): Promise<void> {
  const people = [...found.values()]
    .flat()
    .filter(({ posts, standing }) => posts.length === 0 && standing.employment === 'employed')
  const offices = [
    ['systemAdministrator', 'xitongguanli', '系统管理员（三员）'],
    ['securityAdministrator', 'anquanguanli', '安全管理员（三员）'],
  ] as const
  for (const [at, [office, username, title]] of offices.entries()) {
    // Nobody who is shown in another role: from the end of the plan.
    const person = people.at(-1 - at)
    if (!person) continue
    const { id: accountId } = await insertAccount(ctx, {
      username,
      name: person.name,
      personId: null,
      passwordHash: null,
      mustChangePassword: false,
      demoTitle: title,
    })
    await insertAdministrator(ctx, { accountId, office, personId: person.id, reason: '演示账号' })
  }
}

const isMember = ({ standing }: FoundPerson) => standing.membership === 'active'

const secretaryOf = (found: FoundPeople, committee: number) =>
  [...found.values()]
    .flat()
    .filter(({ posts }) => posts.some((one) => one.kind === 'secretary' && one.organization === committee))
    .slice(0, 1)

const account = (
  username: string,
  title: string,
  people: FoundPerson[],
  grants: DemoAccount['grants'] = [],
): DemoAccount[] => people.map((person) => ({ username, title, person, grants }))

function demoAccounts(plan: Plan, found: FoundPeople): DemoAccount[] {
  const taken = new Set<number>()
  const first = (
    branch: PlannedOrganization | undefined,
    fits: (person: FoundPerson) => boolean,
  ): FoundPerson[] => {
    const people = branch ? (found.get(branch.index) ?? []) : []
    const person = people.find((one) => !taken.has(one.id) && fits(one))
    if (person) taken.add(person.id)
    return person ? [person] : []
  }
  const isSecretary = ({ posts }: FoundPerson) => posts.some(({ kind }) => kind === 'secretary')
  const plainMember = (person: FoundPerson) =>
    isMember(person) && person.standing.politicalStatus === 'fullMember' && person.posts.length === 0
  const named = (shortName: string) =>
    plan.organizations.find((one) => one.shortName === shortName && one.members > 0)
  // Another institute's second committee keeps them together; a smaller plan has no such branches.
  const branches = plan.organizations.filter(
    ({ kind, members, defect }) => kind === 'branch' && members > 12 && !defect,
  )
  const home = named('启明所第八研究室党支部') ?? branches[0]
  const office = named('启明所办公室党支部') ?? branches[1] ?? home
  const department = named('机关组织宣传处党支部') ?? branches[2] ?? home
  const committeeOf = (branch: PlannedOrganization | undefined) => {
    let above = branch?.parent ?? 0
    // A general branch stands between some branches and their committee.
    while (plan.organizations[above]?.kind !== 'committee') above = plan.organizations[above]?.parent ?? 0
    return above
  }
  return [
    ...account(
      'qunzhong',
      '群众',
      first(home, ({ standing }) => standing.politicalStatus === 'masses'),
    ),
    ...account('dangyuan', '党员', first(home, plainMember)),
    ...account('shuji', '党支部书记', first(home, isSecretary)),
    ...account('dangwei', '党委（启明控制所）', first(office, plainMember), [
      { role: 'committee', organization: committeeOf(office) },
    ]),
    ...account('dangweishuji', '党委书记（启明控制所）', secretaryOf(found, committeeOf(office))),
    ...account('zhenggong', '政工部门', first(department, plainMember), [
      { role: 'politicalWorkDepartment', organization: 0 },
    ]),
    ...account('duoren', '多重角色：支部书记、党委、政工部门', first(department, isSecretary), [
      { role: 'committee', organization: committeeOf(department) },
      { role: 'politicalWorkDepartment', organization: 0 },
    ]),
  ]
}
