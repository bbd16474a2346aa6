import { registered } from './electing.ts'
import { answer, choose, chooseOrganization, dialogOf, draft, send } from './requesting.ts'
import { arrived, expect, expectAccessible, expectNoSideways, test } from './stage.ts'

test('A branch is asked for, agreed to and stands in the register with its members', async ({
  page,
  enter,
  phone,
}) => {
  test.setTimeout(120_000)
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
  await registered(page)
  await page.getByRole('link', { name: '打开党组织' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name)
})
