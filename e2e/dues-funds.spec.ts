import { after, choose, dialogOf, submit } from './requesting.ts'
import { expect, expectAccessible, expectNoSideways, test } from './stage.ts'

test('The dues of a month are handed up, confirmed and used; the members read what became of them', async ({
  page,
  enter,
  expected,
  phone,
}) => {
  // One use beyond the balance is refused on the way.
  expected.push(/409 \(Conflict\)/)
  await enter('secretary', '/dues-remittances')
  await page.getByRole('button', { name: '上缴党费' }).click()
  await expect(dialogOf(page).getByText('应上缴', { exact: true })).toBeVisible()
  await submit(page, '上缴')
  await expect(page.getByText(/已上缴 [\d,.]+ 元，待上级确认/)).toBeVisible()
  await expect(page.getByText('待上级确认').last()).toBeVisible()
  await expectNoSideways(page)
  await expectAccessible(page)

  await enter('committee', '/dues-remittances?toAnswer=true')
  await page.getByRole('button', { name: '确认收到' }).first().click()
  await dialogOf(page).getByLabel('收据编号').fill('旅程-001')
  await submit(page, '确认收到')
  await expect(page.getByText('已确认，计入本级收支')).toBeVisible()

  await enter('committee', '/dues-uses')
  await expectNoSideways(page)
  await page.getByRole('button', { name: '登记使用' }).click()
  await choose(page, '用途', '补助生活困难的党员', phone)
  await dialogOf(page).getByLabel('金额（元）').fill('9000000')
  await dialogOf(page).getByLabel('事由').fill('慰问生活困难的党员')
  await dialogOf(page).getByLabel('决定（会议或文号）').fill('党委会议纪要第 20 号')
  await dialogOf(page).getByLabel('决定日期').fill(after(0))
  await dialogOf(page).getByLabel('决定日期').press('Tab')
  await dialogOf(page).getByRole('button', { name: '登记', exact: true }).click()
  await expect(dialogOf(page).getByText(/不够使用/)).toBeVisible()
  await dialogOf(page).getByLabel('金额（元）').fill('800')
  await submit(page, '登记')
  await expect(page.getByText('已登记，请上传凭证')).toBeVisible()

  await enter('committee', '/dues-funds')
  await expect(page.getByRole('link', { name: /下级上缴/ })).toBeVisible()
  await expectNoSideways(page)
  await expectAccessible(page)
  await page.getByRole('link', { name: /下级上缴/ }).click()
  await expect(page).toHaveURL(/\/dues-remittances\?receiverId=/)
  await expect(page.getByText('已确认').first()).toBeVisible()

  await enter('member', '/own-dues')
  await page.locator('summary').filter({ hasText: '党委' }).first().click()
  await expect(page.getByText('年末结余', { exact: true }).last()).toBeVisible()
  await expectNoSideways(page)
})
