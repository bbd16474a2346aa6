/** An admission over the years, the clock moved on from step to step: runs last, for the clock never goes back. */
import type { Page } from '@playwright/test'
import { addDays, addMonths, type Day } from '#basics/days.ts'
import {
  ask,
  choose,
  date,
  dialogOf,
  does,
  type File,
  membersOf,
  open,
  submit,
  text,
  vote,
} from './admitting.ts'
import { expect, expectAccessible, expectNoSideways, moveClock, type Person, test } from './stage.ts'

type Own = { admission: (File & { personId: number; organizationId: number }) | null }
type Enter = (who: Person, address?: string) => Promise<void>

const days = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' })
const yearEnd = (day: Day) => `${day.slice(0, 4)}-12-31`

/** Refused with the reason and the article, and nothing is written. */
async function refused(page: Page, why: RegExp) {
  await dialogOf(page).getByRole('button', { name: '登记', exact: true }).click()
  await expect(dialogOf(page).locator('.fault').first()).toContainText(why)
}

/** The person hands in the application; one that another journey left is withdrawn first. */
async function apply(page: Page, enter: Enter): Promise<number> {
  const { admission } = await ask<Own>(page, 'masses', '/my-admission')
  if (admission?.status === 'running')
    await ask(page, 'masses', '/my-admission/withdrawal', { reason: '另行申请' })
  await enter('masses', '/my-admission')
  await page.getByRole('button', { name: '写入党申请书' }).click()
  await dialogOf(page).getByLabel('申请书正文').fill('我志愿加入中国共产党，拥护党的纲领，遵守党的章程。')
  await dialogOf(page).getByRole('button', { name: '递交', exact: true }).click()
  await expect(dialogOf(page)).toBeHidden()
  await expect(page.getByRole('heading', { name: '派人谈话' })).toBeVisible()
  return (await ask<Own>(page, 'masses', '/my-admission')).admission?.id ?? 0
}

/** A year and more of cultivation up to the written form, each act on its day. */
async function cultivate(page: Page, id: number, activistOn: Day): Promise<Day> {
  const [one, two] = await membersOf(page)
  const helpers = { people: [one, two] }
  const on = async (day: Day, who: Person, act: string, said?: object) => {
    await moveClock(page, day)
    await does(page, who, id, act, day, said)
  }
  await on(addDays(activistOn, 5), 'committee', 'activistFiling')
  await on(addDays(activistOn, 6), 'secretary', 'mentors', helpers)
  await on(addMonths(activistOn, 6), 'secretary', 'review', text)
  const candidateOn = addMonths(activistOn, 12)
  await on(candidateOn, 'secretary', 'review', text)
  await does(page, 'secretary', id, 'candidate', candidateOn, text)
  await on(addDays(candidateOn, 5), 'committee', 'candidateConsent')
  const closesOn = addDays(candidateOn, 27)
  const notice = { place: '公示栏', untilOn: closesOn, address: '办公楼203室', phone: '010-60000012' }
  await on(addDays(candidateOn, 7), 'secretary', 'notice', notice)
  await on(closesOn, 'secretary', 'noticeResult', text)
  await does(page, 'secretary', id, 'introducers', closesOn, helpers)
  const readyOn = addDays(closesOn, 20)
  await on(readyOn, 'secretary', 'politicalReview', text)
  await does(page, 'committee', id, 'training', readyOn, { days: 3, hours: 24 })
  await does(page, 'secretary', id, 'committeeReview', readyOn, text)
  await does(page, 'committee', id, 'preReview', readyOn, { number: `QM-${id}` })
  const formOn = addDays(readyOn, 5)
  await on(formOn, 'secretary', 'form')
  return formOn
}

/** A table of the party statistics counts the person on a day. */
async function expectCounted(page: Page, table: string, { admission }: Own, asOf: Day) {
  const place = `organizationId=${admission?.organizationId}&asOf=${asOf}`
  type Filled = { tables: { columns: { key: string }[]; rows: { key: string }[] }[] }
  const { tables } = await ask<Filled>(page, 'secretary', `/statistics/report?${place}&tables[0]=${table}`)
  const [row, column] = [tables[0]?.rows[0]?.key, tables[0]?.columns[0]?.key]
  const { rows } = await ask<{ rows: { id: number }[] }>(
    page,
    'secretary',
    `/statistics/cells?${place}&table=${table}&row=${row}&column=${column}&size=200`,
  )
  expect(rows.map(({ id }) => id)).toContain(admission?.personId)
}

test('An admission goes from one’s own application to the confirmation, day by day, under the text in force', async ({
  page,
  enter,
  phone,
  expected,
}) => {
  test.setTimeout(400_000)
  expected.push(/409 \(Conflict\)/)
  const appliedOn = days.format(Date.now())
  const id = await apply(page, enter)
  const dialog = dialogOf(page)

  await moveClock(page, addDays(appliedOn, 10))
  await enter('secretary', `/admissions/${id}`)
  await open(page, '派人谈话')
  await dialog.getByLabel('谈话人').fill('石铭')
  await submit(page)
  await moveClock(page, addDays(appliedOn, 20))
  await does(page, 'secretary', id, 'recommendation', addDays(appliedOn, 20), text)
  const activistOn = addDays(appliedOn, 25)
  await moveClock(page, activistOn)
  await enter('secretary', `/admissions/${id}`)
  await open(page, '支委会确定入党积极分子')
  await choose(page, phone, '结论', '确定')
  await submit(page)
  const formOn = await cultivate(page, id, activistOn)

  const meetingOn = addDays(formOn, 10)
  await moveClock(page, meetingOn)
  await enter('secretary', `/admissions/${id}`)
  await open(page, '支部大会讨论接收预备党员')
  await vote(page, id, addDays(formOn, -1))
  await refused(page, /填写入党志愿书/)
  await date(page, '会议日期', meetingOn)
  await submit(page)
  await expect(page.getByText(`${meetingOn} 完成`).first()).toBeVisible()

  const approvedOn = addDays(meetingOn, 20)
  await moveClock(page, approvedOn)
  await does(page, 'committee', id, 'committeeTalk', approvedOn, { names: ['孙明轩'], ...text })
  await enter('committee', `/admissions/${id}`)
  await open(page, '上级党委审批')
  await choose(page, phone, '结论', '批准')
  await submit(page)
  await does(page, 'committee', id, 'recordFiling', approvedOn)
  await does(page, 'secretary', id, 'assignment', approvedOn)

  await moveClock(page, addDays(approvedOn, 15))
  await enter('secretary', `/admissions/${id}`)
  await open(page, '入党宣誓')
  await dialog.getByLabel('宣誓地点').fill('党员活动室')
  await submit(page)

  const endsOn = addMonths(meetingOn, 12)
  await moveClock(page, addMonths(meetingOn, 6))
  await does(page, 'secretary', id, 'probationReview', addMonths(meetingOn, 6), text)
  await moveClock(page, addDays(endsOn, -15))
  await does(page, 'secretary', id, 'probationReview', addDays(endsOn, -15), text)
  await enter('masses', '/my-admission')
  await page.getByRole('button', { name: '写转正申请' }).click()
  await dialog.getByLabel('申请内容').fill('我申请按期转为中共正式党员，请党组织审查。')
  await dialog.getByRole('button', { name: '递交', exact: true }).click()
  await expect(dialog).toBeHidden()

  // A year of probation, not a day less: the file says so, and the vote is not taken.
  await enter('secretary', `/admissions/${id}`)
  await expect(page.getByText(`${endsOn} 起可以办理`)).toBeVisible()
  await expect(
    page.getByText(/预备期一年，从支部大会通过之日算起，期满才能讨论转正（第三十一条）/),
  ).toBeVisible()
  await expect(page.getByRole('button', { name: '支部大会讨论转正', exact: true })).toBeHidden()
  const confirmedOn = addDays(endsOn, 10)
  await moveClock(page, confirmedOn)
  await enter('secretary', `/admissions/${id}`)
  await open(page, '支部大会讨论转正')
  await vote(page, id, addDays(endsOn, -1))
  await refused(page, /预备期一年，从支部大会通过之日算起，期满才能讨论转正.*第三十一条/)
  await expectNoSideways(page)
  await date(page, '会议日期', confirmedOn)
  await submit(page)
  const settledOn = addDays(confirmedOn, 20)
  await moveClock(page, settledOn)
  await enter('committee', `/admissions/${id}`)
  await open(page, '上级党委审批转正')
  await choose(page, phone, '结论', '批准')
  await submit(page)
  await does(page, 'secretary', id, 'archiving', settledOn)

  await enter('masses', '/my-admission')
  await expect(page.getByRole('heading', { name: '全部步骤已完成' })).toBeVisible()
  await expectNoSideways(page)
  await expectAccessible(page)
  const own = await ask<Own>(page, 'masses', '/my-admission')
  const { admission } = own
  expect(new Set(admission?.steps.map(({ version }) => version))).toEqual(new Set(['2026']))
  const personId = admission?.personId ?? 0
  await enter('secretary', `/people/${personId}`)
  await expect(page.getByText('正式党员').first()).toBeVisible()
  const person = await ask<Record<string, string>>(page, 'secretary', `/people/${personId}`)
  expect([person.politicalStatus, person.joinedOn, person.becameFullOn]).toEqual([
    'fullMember',
    meetingOn,
    endsOn,
  ])
  await expectCounted(page, 'admissions', own, yearEnd(meetingOn))
  const [asOf = settledOn] = [yearEnd(endsOn), settledOn].toSorted()
  await expectCounted(page, 'confirmations', own, asOf)
})
