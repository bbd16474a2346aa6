import type { Locator, Page } from '@playwright/test'
import { nominees, read, step } from './electing.ts'
import { after, dialogOf, submit } from './requesting.ts'
import { arrived, expect, expectAccessible, expectNoSideways, test } from './stage.ts'

type Line = { personId: number; name: string; officer: boolean; voting: boolean }
type Meeting = { id: number; revision: number; attendees: Line[] }

async function told<T>(page: Page, method: 'GET' | 'POST' | 'PUT', path: string, data?: object): Promise<T> {
  const answer = await page.request.fetch(`/api${path}`, { method, ...(data && { data }) })
  expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true)
  return (await answer.json()) as T
}

/** An election of a branch whose term ends, decided, agreed to and prepared: only the members' meeting is to come. */
async function openBeforeMeeting(page: Page): Promise<number> {
  type Due = { rows: { organizationId: number }[] }
  const { rows } = await told<Due>(page, 'GET', '/elections?state=due&size=50')
  const organizationId = rows.at(-1)?.organizationId ?? 0
  const plan = { kind: 'election', plannedOn: after(30), seats: 3, secretaries: 1, deputies: 0 }
  const { id } = await told<{ id: number }>(page, 'POST', '/elections', { organizationId, ...plan })
  await page.goto(`/elections/${id}`)
  await arrived(page)
  type Known = { id: number; whyNot: string | null }[]
  const known = await told<Known>(page, 'GET', `/elections/${id}/known-meetings?part=decision`)
  const meetingId = known.find(({ whyNot }) => whyNot === null)?.id
  await told(page, 'POST', `/elections/${id}/chosen-meetings`, { part: 'decision', meetingId })
  for (const part of ['request', 'candidates'])
    await told(page, 'POST', `/elections/${id}/replies`, {
      part,
      number: '启党〔2026〕9号',
      repliedOn: after(0),
    })
  const begun = await read(page)
  const four = new Set(nominees(begun))
  const personIds = begun.members.filter(({ name }) => four.has(name)).map((one) => one.id)
  await told(page, 'POST', `/elections/${id}/candidates`, { post: 'committeeMember', personIds })
  const secretary = { post: 'secretary', personIds: [begun.officers[0]?.personId] }
  await told(page, 'POST', `/elections/${id}/candidates`, secretary)
  const prepared = ['工作报告', '选举办法（草案）', '选票', '候选人介绍']
  await told(page, 'POST', `/elections/${id}/preparations`, { prepared })
  return organizationId
}

/** A members' meeting as the branch records it in its organization life; `there`: how many of its members came. */
async function recordMeeting(page: Page, organizationId: number, there: (all: number) => number) {
  const asked = { organizationId, kind: 'membersMeeting', plannedOn: after(0), title: '换届选举党员大会' }
  const planned = await told<Meeting>(page, 'POST', '/meetings', asked)
  const { id, revision } = planned
  const agenda = [{ item: '选举新一届支部委员会' }]
  const written = await told<Meeting>(page, 'PUT', `/meetings/${id}/minutes`, { revision, agenda })
  const [chair] = planned.attendees.filter(({ officer }) => officer)
  const others = planned.attendees.filter((one) => one !== chair)
  const inOrder = [...(chair ? [chair] : []), ...others]
  await told(page, 'POST', `/meetings/${id}/holding`, {
    revision: written.revision,
    heldOn: after(0),
    place: '三楼会议室',
    attendees: inOrder.map(({ personId }, at) => ({
      personId,
      present: at < there(inOrder.length),
      task: at === 0 ? 'chair' : at === 1 ? 'recorder' : null,
    })),
  })
}

const fill = (at: Locator, label: string, n: number) => at.getByLabel(label, { exact: true }).fill(String(n))

/** Types numbers that cannot be, sees which and why, puts them right. */
async function miscount(page: Page, dialog: Locator, given: number): Promise<void> {
  const rows = dialog.locator('.election-votes li')
  const refused = async (reason: string | RegExp) => {
    await expect(dialog.getByText(reason)).toBeVisible()
    await expect(dialog.getByRole('button', { name: '登记', exact: true })).toBeDisabled()
  }
  for (const at of [0, 1, 2]) await fill(rows.nth(at), '赞成', given)
  await fill(dialog, '发出选票', given + 1)
  await refused(/多于实到会有选举权的.*选举工作条例/)
  await fill(dialog, '发出选票', given)
  await fill(dialog, '无效票', 1)
  await refused(/不等于收回选票/)
  await fill(dialog, '无效票', 0)
  await fill(rows.nth(3), '赞成', given + 1)
  await refused(/票，与有效票 \d+ 张不一致/)
  await fill(rows.nth(3), '赞成', given)
  await refused(/所选人数多于应选名额的选票无效.*选举工作条例/)
  await expectNoSideways(page)
  await expectAccessible(page)
  await fill(rows.nth(3), '赞成', 0)
  await expect(dialog.getByText('各项数字相符。')).toBeVisible()
}

test('A meeting of organization life elects; a count that cannot be is refused, put right and minuted', async ({
  page,
  enter,
}) => {
  await enter('committee', '/elections?state=due')
  const organizationId = await openBeforeMeeting(page)
  await recordMeeting(page, organizationId, (all) => Math.floor(all / 2))
  await recordMeeting(page, organizationId, (all) => all)
  await page.reload()
  await arrived(page)

  await step(page).getByRole('button', { name: '登记会议' }).click()
  const dialog = dialogOf(page)
  const meetings = dialog.getByRole('list', { name: '已有的会议' }).getByRole('listitem')
  const few = meetings.filter({ hasText: '不足五分之四' })
  await expect(few.getByRole('radio')).toBeDisabled()
  await expect(few).toContainText('《中国共产党基层组织选举工作条例》')
  const whole = meetings.filter({ has: page.locator('input:enabled') })
  await whole.getByRole('radio').check()
  await expect(dialog.getByRole('button', { name: '选用', exact: true })).toBeDisabled()
  await dialog.getByLabel('监票人').selectOption({ index: 1 })
  await expectNoSideways(page)
  await expectAccessible(page)
  await submit(page, '选用')

  await step(page).getByRole('button', { name: '登记计票' }).click()
  const given = Number(await dialog.getByLabel('发出选票').inputValue())
  await miscount(page, dialog, given)
  expect((await read(page)).posts[0]?.elected).toEqual([])
  await submit(page, '登记')
  await expect(step(page)).toContainText('委员会第一次会议')

  await page.getByRole('tab', { name: '会议记录' }).click()
  await page.getByRole('link', { name: '打开会议记录' }).last().click()
  await expect(page).toHaveURL(/\/meetings\/\d+/)
  await arrived(page)
  await expect(page.locator('.panel', { hasText: '引用本次会议记录的选举' })).toContainText(
    '党员大会选举，办理中',
  )
  await expect(page.getByText(/委员选举第 1 次投票.*当选：/)).toBeVisible()
  await expectNoSideways(page)
})
