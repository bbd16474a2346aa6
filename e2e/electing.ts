/** A branch that elects, and the acts of its journey that every election has. */
import type { Page } from '@playwright/test'
import { dialogOf, submit } from './requesting.ts'
import { arrived, expect, expectAccessible, expectNoSideways, type Person, people } from './stage.ts'

export type Named = { personId: number; name: string }
type Election = {
  organizationId: number
  officers: Named[]
  members: { id: number; name: string; whyNot: string | null }[]
  candidates: (Named & { post: string })[]
  posts: { elected: Named[] }[]
}

async function answerOf<T>(page: Page, path: string, body?: object): Promise<T> {
  const answer = body
    ? await page.request.post(`/api${path}`, { data: body })
    : await page.request.get(`/api${path}`)
  expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true)
  return (await answer.json()) as T
}

/** Asks the server in the name of somebody, as his browser would. */
async function ask<T = Record<string, number>>(
  page: Page,
  who: Person,
  path: string,
  body?: object,
): Promise<T> {
  await page.request.post('/api/demo-sessions', { data: { username: people[who] } })
  return answerOf(page, path, body)
}

/** Somebody in office who signs in with an account of his own: `enter` goes to an address as him. */
export type Officer = Named & { organizationId: number; enter: (address: string) => Promise<void> }

/** The secretary of a branch below 启明所 whose term ends, and who is not one of the demo people; with a new account. */
export async function secretaryOfDueBranch(page: Page): Promise<Officer> {
  const own = await ask<{ rows: { id: number }[] }>(page, 'secretary', '/organizations?size=1')
  const { rows } = await ask<{ rows: { organizationId: number }[] }>(
    page,
    'committee',
    '/elections?state=due&size=50',
  )
  const due = rows.find(({ organizationId }) => organizationId !== own.rows[0]?.id)
  expect(due, 'another branch whose term ends').toBeTruthy()
  return officerOf(page, due?.organizationId ?? 0, 'secretary')
}

/** Who prepares the first election of a branch that was set up, with a new account. */
export async function convenerOf(page: Page, organizationId: number): Promise<Officer> {
  await ask(page, 'committee', '/session')
  return officerOf(page, organizationId, 'convener')
}

async function officerOf(
  page: Page,
  organizationId: number,
  office: 'secretary' | 'convener',
): Promise<Officer> {
  type Post = { personId: number; personName: string; kind: string }
  const posts = await answerOf<Post[]>(page, `/posts?organizationId=${organizationId}`)
  const post = posts.find(({ kind }) => kind === office)
  const username = `shuji-${organizationId}`
  const asked = { personId: post?.personId, username, reason: '支部书记办理换届' }
  const { password } = await answerOf<{ password: string }>(page, '/accounts', asked)
  const next = 'Xinghe-2026-journey'
  await answerOf(page, '/session', { username, password })
  await answerOf(page, '/account/password', { current: password, next })
  return {
    organizationId,
    personId: post?.personId ?? 0,
    name: post?.personName ?? '',
    async enter(address) {
      await answerOf(page, '/session', { username, password: next })
      await page.goto(address)
      await arrived(page)
    },
  }
}

export const step = (page: Page) => page.locator('.election-path-panel .current')

/** The present step of a founding’s whole way, on its own page or on that of its first election. */
export const link = (page: Page) => page.locator('.chain .current')

/** What the page of an election knows, asked as whoever looks at it. */
export const read = (page: Page) =>
  answerOf<Election>(page, `/elections/${/\/elections\/(\d+)/.exec(page.url())?.[1]}`)

/** Registers the meeting of the present step; each task is given to somebody by name. */
export async function meet(page: Page, tasks: Record<string, Named | undefined>): Promise<void> {
  await step(page).getByRole('button', { name: '登记会议' }).click()
  await dialogOf(page).getByLabel('新登记会议', { exact: true }).check()
  await dialogOf(page).getByLabel('地点').fill('第一会议室')
  for (const [task, person] of Object.entries(tasks))
    await dialogOf(page).getByLabel(`${person?.name}在会议上的工作`).first().selectOption(task)
  await submit(page, '登记')
}

export async function nominate(page: Page, names: string[]): Promise<void> {
  await step(page).getByRole('button', { name: '提名候选人' }).click()
  for (const name of names) await dialogOf(page).getByLabel(name).first().check()
  await submit(page, '提名')
}

export async function prepare(page: Page, first = false): Promise<void> {
  await step(page).getByRole('button', { name: '登记准备情况' }).click()
  // Nobody has anything to report of a branch that was just set up.
  const report = first ? [] : ['工作报告']
  for (const name of [...report, '选举办法（草案）', '选票', '候选人介绍'])
    await dialogOf(page).getByLabel(name).check()
  await submit(page, '登记')
}

/** Fills a count so that all but one are elected (never the one who must be is left out), after one that is refused. */
export async function tally(page: Page, must?: string): Promise<void> {
  await step(page).getByRole('button', { name: '登记计票' }).click()
  const dialog = dialogOf(page)
  const given = Number(await dialog.getByLabel('发出选票').inputValue())
  const rows = dialog.locator('.election-votes li')
  const names = await rows.locator('strong').allTextContents()
  const loser = must === undefined ? -1 : names.findLastIndex((name) => name.trim() !== must)
  for (const [at] of names.entries())
    if (at !== loser) await rows.nth(at).getByLabel('赞成', { exact: true }).fill(String(given))
  await expect(dialog.getByText('各项数字相符。')).toBeVisible()

  await dialog.getByLabel('发出选票').fill(String(given + 1))
  await expect(dialog.getByText(`发出选票 ${given + 1} 张，多于实到会`)).toBeVisible()
  await expect(dialog.getByRole('button', { name: '登记', exact: true })).toBeDisabled()
  await expectNoSideways(page)
  await expectAccessible(page)
  await dialog.getByLabel('发出选票').fill(String(given))
  await submit(page, '登记')
}

/** Chair of those in office; recorder and scrutineer of those who neither stand nor chair. */
export function tasksFor({ officers, members, candidates }: Election) {
  const [chair] = officers
  const free = members
    .filter(({ id, whyNot }) => whyNot === null && id !== chair?.personId)
    .filter(({ id }) => !candidates.some(({ personId }) => personId === id))
    .map(({ id, name }) => ({ personId: id, name }))
  return { chair, recorder: free[0], scrutineer: free[1] }
}

/** The secretary and three members who are not in office: the secretary stays one, for the journeys that follow. */
export const nominees = ({ members, officers }: Election) => [
  officers[0]?.name ?? '',
  ...members
    .filter(({ id, whyNot }) => whyNot === null && !officers.some(({ personId }) => personId === id))
    .slice(0, 3)
    .map(({ name }) => name),
]

/** What the reply agrees to is registered by the clock, or at once by a press. */
export async function registered(page: Page): Promise<void> {
  const register = page.getByRole('button', { name: '立即登记' })
  const done = page.locator('main').getByText('已办结')
  await expect(register.or(done).first()).toBeVisible()
  if (await register.isVisible()) await register.click()
  await expect(done).toBeVisible()
}
