import type { Page } from '@playwright/test'
import {
  convenerOf,
  link,
  meet,
  type Officer,
  prepare,
  read,
  registered,
  step,
  tally,
  tasksFor,
} from './electing.ts'
import {
  answer,
  choose,
  chooseOrganization,
  dialogOf,
  draft,
  type Enter,
  send,
  submit,
} from './requesting.ts'
import { arrived, expect, expectAccessible, expectNoSideways, test } from './stage.ts'

type Asking = { page: Page; enter: Enter; phone: boolean; convener: Officer }

/** The 请示 of the present step is signed by who prepares the election, and answered by the committee. */
async function requested({ page, enter, phone, convener }: Asking) {
  const election = new URL(page.url()).pathname
  const title = await draft(page, step(page))
  await send(page)
  await answer(page, enter, title, { office: 'committee', leader: 'leader', phone }, {})
  await convener.enter(election)
}

test('A branch is asked for, agreed to, stands in the register, elects, and is put on record', async ({
  page,
  enter,
  phone,
}) => {
  test.setTimeout(240_000)
  await enter('committee', '/establishments')
  await expectAccessible(page)
  await page.getByRole('button', { name: '成立党支部' }).click()
  const dialog = dialogOf(page)
  const name = `启明所第${phone ? '三十' : '三十一'}研究室党支部`
  await chooseOrganization(page, '隶属', '启明')
  await dialog.getByLabel('组织编码').fill(phone ? 'XH02930' : 'XH02931')
  await dialog.getByLabel('全称').fill(name)
  await dialog.getByLabel('成立理由').fill('研究室党员增加，便于开展组织生活')
  const people = dialog.locator('.election-picks label')
  for (const _ of [1, 2]) await people.last().getByRole('checkbox').click()
  await expect(dialog.getByText('成立党支部须有正式党员 3 名以上')).toBeVisible()
  for (const _ of [1, 2, 3]) await people.last().getByRole('checkbox').click()
  const secretary = (await people.first().textContent()) ?? ''
  await choose(page, '拟任书记', secretary.trim(), phone)
  await expectNoSideways(page)
  await expectAccessible(page)
  await dialog.getByRole('button', { name: '提出', exact: true }).click()
  await expect(page).toHaveURL(/\/establishments\/\d+/)
  await arrived(page)
  await expectAccessible(page)

  const establishment = new URL(page.url()).pathname
  const title = await draft(page)
  const request = new URL(page.url()).pathname
  await expect(page.getByText('签发前还要改好')).toBeVisible()
  await enter('leader', request)
  await send(page)
  const above = { office: 'department', leader: 'department', phone } as const
  await answer(page, enter, title, above, {})

  await enter('committee', establishment)
  await founded(page)
  await expect(page.getByText('下一步：首次选举')).toBeVisible()
  await expect(link(page)).toContainText('筹备首次选举')
  await expectAccessible(page)
  await expectNoSideways(page)
  await page.getByRole('link', { name: '打开党组织' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name)
  await arrived(page)
  const organizationId = Number(/\/organizations\/(\d+)/.exec(page.url())?.[1])

  const convener = await convenerOf(page, organizationId)
  await convener.enter('/establishments?status=electing')
  await page.getByRole('main').getByRole('link', { name }).first().click()
  await expect(page).toHaveURL(/\/establishments\/\d+/)
  await page.getByRole('button', { name: '发起首次选举' }).click()
  await expect(dialogOf(page).getByLabel('拟召开党员大会日期')).not.toHaveValue('')
  await expectAccessible(page)
  await dialogOf(page).getByRole('button', { name: '发起', exact: true }).click()
  await expect(page).toHaveURL(/\/elections\/\d+/)
  await arrived(page)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('首次选举')
  await expect(step(page)).toContainText('研究决定')
  await expect(link(page)).toContainText('当前：研究决定')
  await expectAccessible(page)
  await expectNoSideways(page)

  const asking = { page, enter, phone, convener }
  const { chair, recorder } = tasksFor(await read(page))
  expect(chair?.name).toBe(convener.name)
  await meet(page, { chair, recorder })
  await step(page).getByRole('button', { name: '提名候选人' }).click()
  await expect(dialogOf(page).getByLabel(secretary.trim()).first()).toBeChecked()
  await submit(page, '提名')
  await requested(asking)
  await prepare(page, true)
  await meet(page, tasksFor(await read(page)))
  await tally(page)
  await expect(link(page)).toContainText('报告选举结果')
  await requested(asking)

  await enter('committee', new URL(page.url()).pathname)
  await registered(page)
  await page.getByRole('link', { name: '打开支部成立' }).click()
  await expect(page).toHaveURL(/\/establishments\/\d+/)
  await expect(page.getByText('请政工部门登记备案')).toBeVisible()
  await enter('department', establishment)
  await page.getByRole('button', { name: '登记备案' }).click()
  await submit(page, '备案')
  await expect(page.locator('main').getByText('已办结')).toBeVisible()
  await expect(link(page)).toHaveCount(0)
  await expectAccessible(page)
})

/** What the reply agreed to stands in the register: by the clock, or at once by a press. */
async function founded(page: Page): Promise<void> {
  const register = page.getByRole('button', { name: '立即登记' })
  const electing = page.locator('main').getByText('待首次选举')
  await expect(register.or(electing).first()).toBeVisible()
  if (await register.isVisible()) await register.click()
  await expect(electing).toBeVisible()
}
