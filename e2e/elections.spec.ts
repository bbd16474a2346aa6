import type { Page } from '@playwright/test'
import { arrived, expect, expectAccessible, expectNoSideways, type Person, people, test } from './stage.ts'

type Enter = (who: Person, address?: string) => Promise<void>
type Named = { personId: number; name: string }
type Election = {
  organizationId: number
  officers: Named[]
  members: { id: number; name: string; whyNot: string | null }[]
  candidates: (Named & { post: string })[]
  posts: { elected: Named[] }[]
}

/** Asks the server in the name of somebody, as his browser would. */
async function ask<T = Record<string, number>>(
  page: Page,
  who: Person,
  path: string,
  body?: object,
): Promise<T> {
  await page.request.post('/api/demo-sessions', { data: { username: people[who] } })
  const answer = body
    ? await page.request.post(`/api${path}`, { data: body })
    : await page.request.get(`/api${path}`)
  expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true)
  return (await answer.json()) as T
}

const days = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' })
const after = (many: number) => days.format(Date.now() + many * 86_400_000)
const today = () => after(0)
let presses = 0
const requestKey = () => `journey-${Date.now()}-${++presses}`

/** A 请示 goes its whole way: completed, signed by the secretary, reviewed, decided, answered by the committee. */
async function answered(page: Page, requestId: number, reply: object): Promise<void> {
  const at = `/requests/${requestId}`
  const { documentId } = await ask(page, 'secretary', at)
  const contact = { contactName: '张三', contactPhone: '010-60000001' }
  await page.request.patch(`/api/documents/${documentId}`, { data: contact })
  const sent = await ask(page, 'secretary', `${at}/sending`, { issuedOn: today(), requestKey: requestKey() })
  const affair = `/affairs/${sent.affairId}`
  const { may } = await ask<{ may: { taskId: number } }>(page, 'committee', affair)
  const opinion = { opinion: '同意。', requestKey: requestKey() }
  await ask(page, 'committee', `${affair}/approvals`, { taskId: may.taskId, ...opinion })
  await ask(page, 'committee', `${at}/verdict`, { verdict: 'agreed', ...opinion, requestKey: requestKey() })
  const drafted = await ask<{ reply: { id: number } }>(page, 'committee', `${at}/reply-draft`, {})
  const filled = { values: { decidedOn: today(), ...reply } }
  await page.request.patch(`/api/documents/${drafted.reply.id}`, { data: filled })
  await ask(page, 'committee', `${at}/reply`, { issuedOn: today(), requestKey: requestKey() })
}

const step = (page: Page) => page.locator('.election-path > .current')
const dialogOf = (page: Page) => page.getByRole('dialog')
const electionOf = (page: Page) => Number(/\/elections\/(\d+)/.exec(page.url())?.[1])
const read = (page: Page) => ask<Election>(page, 'secretary', `/elections/${electionOf(page)}`)

async function submit(page: Page, word: string) {
  await dialogOf(page).getByRole('button', { name: word, exact: true }).click()
  await expect(dialogOf(page)).toBeHidden()
}

/** Starts the 请示 of the present step, has it answered, and comes back to the election. */
async function requested(page: Page, enter: Enter, reply: object, back: Person = 'secretary') {
  const election = new URL(page.url()).pathname
  await step(page).getByRole('button', { name: '起草请示' }).click()
  await expect(page).toHaveURL(/\/requests\/\d+/)
  await answered(page, Number(page.url().split('/').at(-1)), reply)
  await enter(back, election)
}

/** Registers the meeting of the present step; each task is given to somebody by name. */
async function meet(page: Page, tasks: Record<string, Named | undefined>) {
  await step(page).getByRole('button', { name: '登记会议' }).click()
  await dialogOf(page).getByLabel('地点').fill('第一会议室')
  for (const [task, person] of Object.entries(tasks))
    await dialogOf(page).getByLabel(`${person?.name}在会议上的工作`).first().selectOption(task)
  await submit(page, '登记')
}

async function nominate(page: Page, names: string[]) {
  await step(page).getByRole('button', { name: '提名候选人' }).click()
  for (const name of names) await dialogOf(page).getByLabel(name).first().check()
  await submit(page, '提名')
}

/** Fills a count so that all but one are elected (never the one who must be is left out), after one that is refused. */
async function tally(page: Page, must?: string) {
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
function tasksFor({ officers, members, candidates }: Election) {
  const [chair] = officers
  const free = members
    .filter(({ id, whyNot }) => whyNot === null && id !== chair?.personId)
    .filter(({ id }) => !candidates.some(({ personId }) => personId === id))
    .map(({ id, name }) => ({ personId: id, name }))
  return { chair, recorder: free[0], scrutineer: free[1] }
}

/** The secretary and three members who are not in office: the secretary stays one, for the journeys that follow. */
const nominees = ({ members, officers }: Election) => [
  officers[0]?.name ?? '',
  ...members
    .filter(({ id, whyNot }) => whyNot === null && !officers.some(({ personId }) => personId === id))
    .slice(0, 3)
    .map(({ name }) => name),
]

test.describe('An election', () => {
  test('goes from the reminder to the posts in the register', async ({ page, enter, phone }) => {
    test.skip(
      phone,
      'the branch of the demo secretary elects once, on the desktop; the phone fills a place below',
    )
    test.setTimeout(170_000)
    await enter('secretary', '/elections?state=due')
    await expectAccessible(page)
    await page.getByRole('button', { name: '发起换届' }).first().click()
    await dialogOf(page).getByLabel('拟召开党员大会日期').fill(after(30))
    await dialogOf(page).getByLabel('拟召开党员大会日期').press('Tab')
    await dialogOf(page).getByLabel('委员名额').fill('3')
    await dialogOf(page).getByRole('button', { name: '发起', exact: true }).click()
    await expect(page).toHaveURL(/\/elections\/\d+/)
    await arrived(page)
    await expect(step(page)).toContainText('研究决定')
    await expectAccessible(page)
    await expectNoSideways(page)

    const begun = await read(page)
    await meet(page, { chair: begun.officers[0], recorder: begun.officers[1] })
    await requested(page, enter, { meetingOn: after(30), seats: 3, deputies: 0 })
    await expect(step(page)).toContainText('酝酿提名')
    const four = nominees(begun)
    await nominate(page, four)
    await nominate(page, four.slice(0, 1))
    await requested(page, enter, { nominees: four.join('、'), count: 4 })

    await step(page).getByRole('button', { name: '登记准备情况' }).click()
    for (const name of ['工作报告', '选举办法（草案）', '选票', '候选人介绍'])
      await dialogOf(page).getByLabel(name).check()
    await submit(page, '登记')

    await meet(page, tasksFor(await read(page)))
    await tally(page, four[0])
    await expect(step(page)).toContainText('委员会第一次会议')
    const committee = (await read(page)).posts[0]?.elected ?? []
    await meet(page, { chair: committee[0], recorder: committee[1] })
    await tally(page)
    await expect(page.getByRole('heading', { name: '当选人员' })).toBeVisible()

    await expect(step(page)).toContainText('报告选举结果')
    await requested(page, enter, { secretary: committee[0]?.name }, 'committee')
    const register = page.getByRole('button', { name: '立即登记' })
    await expect(register.or(page.locator('main').getByText('已办结')).first()).toBeVisible()
    if (await register.isVisible()) await register.click()
    await expect(page.locator('main').getByText('已办结')).toBeVisible()
    await expectAccessible(page)

    const { organizationId } = begun
    await enter('committee', `/organizations/${organizationId}`)
    const officers = page.locator('.panel', { hasText: '班子成员' })
    for (const { name } of committee) await expect(officers).toContainText(name)
  })

  test('fills a place for the rest of the term, by the thumb as well', async ({ page, enter }) => {
    test.setTimeout(120_000)
    const { rows } = await ask<{ rows: { id: number }[] }>(page, 'secretary', '/organizations?size=1')
    const vacancy = { kind: 'byElection', reason: '一名委员调离', seats: 1, plannedOn: after(20) }
    const { id } = await ask(page, 'committee', '/elections', { organizationId: rows[0]?.id, ...vacancy })
    const noted = (part: string) =>
      ask(page, 'committee', `/elections/${id}/replies`, {
        part,
        number: '启党〔2026〕9号',
        repliedOn: today(),
      })
    await enter('secretary', `/elections/${id}`)
    const begun = await read(page)
    await meet(page, { chair: begun.officers[0], recorder: begun.officers[1] })
    await nominate(page, nominees(begun).slice(1, 3))
    await noted('request')
    await enter('secretary', `/elections/${id}`)
    await step(page).getByRole('button', { name: '登记准备情况' }).click()
    for (const name of ['工作报告', '选举办法（草案）', '选票', '候选人介绍'])
      await dialogOf(page).getByLabel(name).check()
    await submit(page, '登记')
    await meet(page, tasksFor(await read(page)))
    await tally(page, nominees(begun)[1])
    await expect(page.getByRole('heading', { name: '当选人员' })).toBeVisible()
    await noted('result')
    await enter('committee', `/elections/${id}`)
    const register = page.getByRole('button', { name: '立即登记' })
    await expect(register.or(page.locator('main').getByText('已办结')).first()).toBeVisible()
    if (await register.isVisible()) await register.click()
    await expect(page.locator('main').getByText('已办结')).toBeVisible()
    await expectNoSideways(page)
  })
})

test.describe('A branch', () => {
  test('is asked for, agreed to and stands in the register with its members', async ({
    page,
    enter,
    phone,
  }) => {
    await enter('committee', '/establishments')
    await expectAccessible(page)
    await page.getByRole('button', { name: '成立党支部' }).click()
    const dialog = dialogOf(page)
    const name = `启明所第${phone ? '三十' : '三十一'}研究室党支部`
    await dialog.getByRole('button', { name: /^隶属/ }).click()
    await dialogOf(page).last().getByRole('treeitem').first().click()
    await dialog.getByLabel('组织编码').fill(phone ? 'XH02930' : 'XH02931')
    await dialog.getByLabel('全称').fill(name)
    await dialog.getByLabel('成立理由').fill('研究室党员增加，便于开展组织生活')
    const people = dialog.locator('.election-picks label')
    for (const _ of [1, 2]) await people.last().getByRole('checkbox').click()
    await expect(dialog.getByText('成立党支部须有正式党员 3 名以上')).toBeVisible()
    for (const _ of [1, 2, 3]) await people.last().getByRole('checkbox').click()
    await expectNoSideways(page)
    await expectAccessible(page)
    await dialog.getByRole('button', { name: '提出', exact: true }).click()
    await expect(page).toHaveURL(/\/establishments\/\d+/)
    await arrived(page)
    await expectAccessible(page)

    const path = new URL(page.url()).pathname
    const reply = { number: '星党〔2026〕18号', repliedOn: today() }
    await ask(page, 'department', `${path}/replies`, reply)
    await enter('committee', path)
    const register = page.getByRole('button', { name: '立即登记' })
    await expect(register.or(page.locator('main').getByText('已办结')).first()).toBeVisible()
    if (await register.isVisible()) await register.click()
    await expect(page.locator('main').getByText('已办结')).toBeVisible()
    await page.getByRole('link', { name: '打开党组织' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(name)
  })
})
