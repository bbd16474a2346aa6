import { meet, nominate, nominees, prepare, read, registered, step, tally, tasksFor } from './electing.ts'
import {
  after,
  answer,
  choose,
  chooseOrganization,
  dialogOf,
  draft,
  send,
  sendAgain,
  sendBack,
} from './requesting.ts'
import { arrived, expect, expectNoSideways, test } from './stage.ts'

test('A place is filled for the rest of the term, though the request came back once', async ({
  page,
  enter,
  phone,
}) => {
  test.setTimeout(240_000)
  const above = { office: 'committee', leader: 'leader', phone } as const
  await enter('secretary', '/elections')
  await page.getByRole('button', { name: '发起', exact: true }).click()
  await chooseOrganization(page, '党支部', '第八研究室')
  await choose(page, '事项', '增补', phone)
  const dialog = dialogOf(page)
  await dialog.getByLabel('拟召开党员大会日期').fill(after(20))
  await dialog.getByLabel('拟召开党员大会日期').press('Tab')
  await dialog.getByLabel('增补委员').fill('1')
  await dialog.getByLabel('原因').fill('一名委员调离')
  await dialog.getByRole('button', { name: '发起', exact: true }).click()
  await expect(page).toHaveURL(/\/elections\/\d+/)
  await arrived(page)
  const election = new URL(page.url()).pathname

  const begun = await read(page)
  const two = nominees(begun).slice(1, 3)
  await meet(page, { chair: begun.officers[0], recorder: begun.officers[1] })
  await nominate(page, two)
  const title = await draft(page, step(page))
  const request = new URL(page.url()).pathname
  await send(page)
  const reason = '请写明增补的原因和人选产生的经过。'
  await sendBack(page, enter, 'committee', title, reason)
  await enter('secretary', request)
  await sendAgain(page, reason)
  await expectNoSideways(page)
  await answer(page, enter, title, above, {})

  await enter('secretary', election)
  await prepare(page)
  await meet(page, tasksFor(await read(page)))
  await tally(page, two[0])
  await expect(page.getByRole('heading', { name: '当选人员' })).toBeVisible()
  const result = await draft(page, step(page))
  await send(page)
  await answer(page, enter, result, above, {})
  await enter('committee', election)
  await registered(page)
  await expectNoSideways(page)
})
