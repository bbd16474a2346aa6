import { everywhere } from '#basics/reach.ts'
import { rebuildFigures } from '#features/people/figures/queries.ts'
import { insertPeople, type NewPerson } from '#features/people/queries.ts'
import type { Standing } from '#features/people/standings/rules.ts'
import type { Context } from '#platform/context.ts'
import { writeSetting } from '#platform/settings.ts'
import { takeMeasure } from '#platform/upkeep.ts'
import { act, systemActor, systemWorld, todayOf, type World } from '#platform/world.ts'
import { type FoundPeople, loadAccounts } from './accounts.ts'
import { loadStudies } from './admission-studies.ts'
import { loadAdmissions } from './admissions.ts'
import { loadAffairs } from './affairs.ts'
import { loadAppraisals } from './appraisals.ts'
import { takeArrivals } from './arrivals.ts'
import { loadBoards } from './boards.ts'
import { loadCoBuilding } from './co-building/projects.ts'
import { loadCommendations } from './commendations.ts'
import { loadCourses } from './courses.ts'
import { loadDocuments } from './documents.ts'
import { loadDues } from './dues.ts'
import { loadFunds } from './dues-funds.ts'
import { loadElections } from './elections.ts'
import { loadExhibitions } from './exhibitions.ts'
import { fileAnswered } from './filing.ts'
import { loadFoundings } from './foundings.ts'
import { loadGuides } from './guides.ts'
import { loadHelping } from './helping.ts'
import { loadLibrary } from './library.ts'
import { loadLife } from './life.ts'
import { loadMessages } from './messages.ts'
import { loadNumberExports } from './number-exports.ts'
import { type BranchPeople, peopleOf } from './people.ts'
import { loadRedMap } from './red-map.ts'
import { loadRequests } from './requests.ts'
import { loadRetention } from './retention.ts'
import { insertHonours, insertPosts, insertTrainings } from './rows.ts'
import { loadScreens } from './screens.ts'
import { loadSeals, stampDocuments } from './seals.ts'
import { loadSuggestions } from './suggestions.ts'
import { loadTalks } from './talks.ts'
import { loadTransfers } from './transfers.ts'
import { recallTransfers } from './transfers-past.ts'
import { instituteSize, type Plan, planInstitute } from './tree.ts'
import { loadTree, type Planted } from './tree-loading.ts'
import { loadTwoNetworks } from './two-networks/two-networks.ts'
import { loadWorkItems } from './work-items.ts'

export type DemoOptions = {
  /** How many members: 14,900 by default; 150,000 and 1,000,000 for measuring. */
  members?: number
  /** Whether a feed of changes comes afterwards; the whole institute gets one unless told otherwise. */
  arrivals?: boolean
  onProgress?: (done: number, total: number) => void
}

/**
 * Fills an empty platform with 星河研究院: its tree, its people with three years of history, its demo accounts. All in
 * one transaction: whatever interrupts it leaves an empty platform. Then a feed of changes arrives, what is
 * finished is filed, and what went over to the extranet is told.
 */
export async function loadDemo(
  world: World,
  options: DemoOptions = {},
): Promise<{ organizations: number; people: number }> {
  const plan = planInstitute({ today: todayOf(world), members: options.members ?? instituteSize })
  const loaded = await world.open.withoutLimit(() =>
    act(world, { actor: systemActor('演示数据'), reach: everywhere }, (ctx) =>
      load(ctx, plan, options.onProgress ?? (() => {})),
    ),
  )
  if (options.arrivals ?? plan.members === instituteSize) {
    await takeArrivals(world, plan)
    await fileAnswered(world)
    const demo = systemWorld(world, '演示数据')
    await demo.transaction((ctx) => loadTwoNetworks(ctx, demo))
  }
  return loaded
}

async function load(ctx: Context, plan: Plan, onProgress: (done: number, total: number) => void) {
  const planted = await loadTree(ctx, plan)
  const found: FoundPeople = new Map()
  let [people, members] = [0, 0]
  for (const chunk of chunksOf(peopleOf(plan), 2_000)) {
    const idOf = await loadPeople(ctx, chunk, planted)
    if (plan.members <= instituteSize) remember(found, chunk, idOf)
    // What is read while it grows must not be planned for as if it were empty.
    if (people === 0) await takeMeasure(ctx.db)
    people += idOf.size
    members += chunk.reduce((sum, { branch }) => sum + branch.members, 0)
    onProgress(members, plan.members)
  }
  await takeMeasure(ctx.db)
  await rebuildFigures(ctx)
  await loadAccounts(ctx, plan, planted, found)
  await loadDocuments(ctx, plan, planted, found)
  await loadSeals(ctx)
  await stampDocuments(ctx)
  if (plan.members <= instituteSize) await loadLife(ctx)
  await loadAffairs(ctx)
  await loadRequests(ctx)
  await loadElections(ctx)
  await loadFoundings(ctx)
  if (plan.members <= instituteSize) {
    await loadDues(ctx)
    await loadFunds(ctx)
  }
  await recallTransfers(ctx)
  if (plan.members <= instituteSize) await loadTransfers(ctx)
  await loadAdmissions(ctx)
  if (plan.members <= instituteSize) {
    await loadStudies(ctx)
    await loadAppraisals(ctx)
    await loadTalks(ctx)
    await loadSuggestions(ctx)
    await loadNumberExports(ctx)
    await loadRetention(ctx)
    await loadHelping(ctx)
    await loadMessages(ctx)
    await loadCourses(ctx)
  }
  await loadLibrary(ctx)
  await loadCommendations(ctx)
  await loadWorkItems(ctx)
  await loadExhibitions(ctx, planted.ids[0] as number)
  await loadRedMap(ctx)
  await loadGuides(ctx)
  await loadCoBuilding(ctx)
  await loadBoards(ctx)
  await loadScreens(ctx)
  await writeSetting(ctx.db, 'institute', '星河研究院', ctx.now)
  await writeSetting(ctx.db, 'demo', true, ctx.now)
  const organizations = plan.organizations.length
  const subject = { kind: 'organization', id: planted.ids[0] as number, name: '星河研究院' }
  ctx.record({ action: 'demo.loaded', subject, after: { organizations, people, members } })
  return { organizations, people }
}

/** Branches gathered until they hold at least so many people. */
function* chunksOf(branches: Iterable<BranchPeople>, least: number): Generator<BranchPeople[]> {
  let chunk: BranchPeople[] = []
  let size = 0
  for (const branch of branches) {
    chunk.push(branch)
    size += branch.people.length
    if (size < least) continue
    yield chunk
    chunk = []
    size = 0
  }
  if (chunk.length) yield chunk
}

async function loadPeople(
  ctx: Context,
  chunk: BranchPeople[],
  planted: Planted,
): Promise<Map<string, number>> {
  const idOf = await insertPeople(
    ctx,
    chunk.flatMap(({ people }) => people.map((person) => placed(person, planted))),
  )
  const withId = <T extends { employeeNo: string }>({ employeeNo, ...rest }: T) => ({
    ...rest,
    personId: idOf.get(employeeNo) as number,
  })
  await insertPosts(
    ctx,
    chunk.flatMap(({ posts }) =>
      posts.map((post) => ({
        ...withId(post),
        organizationId: planted.ids[post.organization] as number,
        groupId: null,
      })),
    ),
  )
  await insertHonours(
    ctx,
    chunk.flatMap(({ honours }) => honours.map(withId)),
  )
  await insertTrainings(
    ctx,
    chunk.flatMap(({ trainings }) => trainings.map(withId)),
  )
  return idOf
}

/** The person with ids instead of places in the plan. */
function placed(person: NewPerson, { ids, groups }: Planted): NewPerson {
  const id = (index: number | null) => (index === null ? null : (ids[index] as number))
  const standings = person.standings.map((one): Standing => {
    const organizationId = id(one.organizationId)
    const groupId = one.groupId === null ? null : (groups.get(`${organizationId}/${one.groupId}`) ?? null)
    return { ...one, organizationId, groupId, previousOrganizationId: id(one.previousOrganizationId) }
  })
  return { ...person, standings }
}

function remember(found: FoundPeople, chunk: BranchPeople[], idOf: Map<string, number>): void {
  for (const { branch, people, posts } of chunk) {
    found.set(
      branch.index,
      people.map((person) => ({
        id: idOf.get(person.employeeNo) as number,
        name: person.name,
        standing: person.standings.at(-1) as Standing,
        posts: posts.filter(({ employeeNo }) => employeeNo === person.employeeNo),
      })),
    )
  }
}
